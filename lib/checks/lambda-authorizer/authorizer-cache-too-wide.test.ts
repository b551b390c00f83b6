import { apiHost, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import authorizerCacheTooWide from "./authorizer-cache-too-wide";

const clue = { url: `https://${apiHost}/prod/orders`, status: 403 };
const shared = (ttl: number, source?: string) =>
  apiSnapshotOf("http-lambda", ({ draft, deployed, eachAuthorizer }) => {
    for (const list of [draft.methods, deployed.methods]) {
      const [first] = list;
      if (first) list.push({ ...first, path: "/invoices" });
    }
    eachAuthorizer((authorizer) => {
      authorizer.authorizerResultTtlInSeconds = ttl;
      if (source !== undefined) authorizer.identitySource.push(source);
    });
  });
const answered = (message: string) => ({
  response: {
    status: 403,
    headers: [
      { name: "x-amz-apigw-id", value: "Zx0=" },
      { name: "x-amzn-errortype", value: "AccessDeniedException" },
    ],
    body: JSON.stringify({ Message: message }),
  },
});
const rest = apiSnapshotOf("rest-token", ({ draft, deployed }) => {
  for (const list of [draft.methods, deployed.methods]) {
    const [first] = list;
    if (first) list.push({ ...first, path: "/invoices" });
  }
});

testApiCheck(authorizerCacheTooWide, {
  pass: [
    { name: "nothing is kept", snapshot: shared(0), clue },
    { name: "the route is part of the identity", snapshot: shared(300, "$context.routeKey"), clue },
    { name: "one method alone", snapshot: apiSnapshotOf("rest-token"), clue },
    { name: "no 403 is met", snapshot: shared(300) },
    {
      name: "the resource policy denied it",
      snapshot: rest,
      clue,
      brought: answered(
        "User: anonymous is not authorized to perform: execute-api:Invoke on resource: x with an explicit deny",
      ),
    },
  ],
  fail: [
    {
      name: "one method takes many paths",
      snapshot: apiSnapshotOf("rest-token", ({ draft, deployed }) => {
        for (const list of [draft.methods, deployed.methods])
          for (const method of list) method.httpMethod = "ANY";
      }),
      clue,
      because: /all that its method takes/,
    },
    {
      name: "403",
      snapshot: shared(300),
      clue,
      because: /keeps its function's answer for 300 s and gives it to all that its 2 methods take/,
      shows: /"403"/,
    },
    {
      name: "the answer says so",
      snapshot: rest,
      brought: answered("User is not authorized to access this resource"),
    },
  ],
  notApplicable: [{ name: "a user pool", snapshot: apiSnapshotOf("rest-cognito"), clue }],
});

import type { Brought } from "../../model/brought";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import identitySourceMissing from "./identity-source-missing";

const sent = (headers: Readonly<Record<string, string>>, url?: string): Brought => ({
  request: {
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    ...(url === undefined ? {} : { url }),
  },
});
const queried = (ttl: number) =>
  apiSnapshotOf("rest-request", ({ eachAuthorizer }) => {
    eachAuthorizer((authorizer) => {
      authorizer.identitySource = ["method.request.header.X-Key", "method.request.querystring.key"];
      authorizer.authorizerResultTtlInSeconds = ttl;
    });
  });

testApiCheck(identitySourceMissing, {
  pass: [
    {
      name: "the header is there",
      snapshot: apiSnapshotOf("rest-token"),
      brought: sent({ authorization: "abc" }),
    },
    {
      name: "header and parameter are there",
      snapshot: queried(300),
      brought: sent({ "x-key": "a" }, "https://api.example.com/orders?key=b"),
    },
  ],
  fail: [
    {
      name: "no header",
      snapshot: apiSnapshotOf("rest-token"),
      brought: sent({ accept: "*/*" }),
      because:
        /The header Authorization is missing in the request.*answers 401, never calls the function, and writes no log/,
      shows: /identitySource\/0/,
    },
    {
      name: "an empty token",
      snapshot: apiSnapshotOf("rest-token"),
      brought: sent({ Authorization: "  " }),
      because: /is empty/,
    },
    {
      name: "an HTTP API's token",
      snapshot: apiSnapshotOf("http-jwt"),
      brought: sent({}),
      because: /reads no token/,
    },
    {
      name: "one parameter is absent",
      snapshot: queried(300),
      brought: sent({ "x-key": "a" }, "https://api.example.com/orders?KEY=b"),
      because: /query parameter key is missing/,
    },
    {
      name: "nothing is kept, and the pages disagree",
      snapshot: queried(0),
      brought: sent({}, "https://api.example.com/orders"),
      certainty: "likely",
      severity: "may-break",
      because: /AWS's pages disagree/,
    },
  ],
  unknown: [
    {
      name: "no request was pasted",
      snapshot: apiSnapshotOf("rest-token"),
      needs: /request with its headers/,
    },
  ],
  notApplicable: [{ name: "an open method", snapshot: apiSnapshotOf("rest-open") }],
});

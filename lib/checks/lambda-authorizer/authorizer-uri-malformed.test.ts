import { apiSnapshotOf, authorizerFunctionArn, authorizerUri } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import authorizerUriMalformed from "./authorizer-uri-malformed";

const calling = (uri: string | undefined, variables: Record<string, string | null> = {}) =>
  apiSnapshotOf("rest-token", ({ eachAuthorizer, stage }) => {
    stage.variables = variables;
    eachAuthorizer((authorizer) => {
      if (uri === undefined) delete authorizer.authorizerUri;
      else authorizer.authorizerUri = uri;
    });
  });
// biome-ignore lint/suspicious/noTemplateCurlyInString: API Gateway's own form
const byVariable = authorizerUri.replace("authorize/", "${stageVariables.fn}/");

testApiCheck(authorizerUriMalformed, {
  pass: [
    { name: "the form that is wanted", snapshot: apiSnapshotOf("rest-token") },
    { name: "a stage variable that is there", snapshot: calling(byVariable, { fn: "authorize" }) },
  ],
  fail: [
    {
      name: "a bare ARN",
      snapshot: calling(authorizerFunctionArn),
      because: /not the form/,
      shows: /2015-03-31/,
    },
    { name: "none", snapshot: calling(undefined), because: /has no URI/ },
    {
      name: "a stage variable that is not there",
      snapshot: calling(byVariable),
      because: /stage variable fn, which stage prod does not have/,
    },
  ],
  unknown: [
    {
      name: "a stage variable whose value is not kept",
      snapshot: calling(byVariable, { fn: null }),
      because: /was not read/,
    },
  ],
  notApplicable: [{ name: "a user pool", snapshot: apiSnapshotOf("rest-cognito") }],
});

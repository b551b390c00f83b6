import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import identitySourceStageVariableUndefined from "./identity-source-stage-variable-undefined";

const byTenant = (variables: Record<string, string | null>, ttl = 300) =>
  apiSnapshotOf("rest-request", ({ eachAuthorizer, stage }) => {
    stage.variables = variables;
    eachAuthorizer((authorizer) => {
      authorizer.identitySource = ["method.request.header.X-Key", "stageVariables.tenant"];
      authorizer.authorizerResultTtlInSeconds = ttl;
    });
  });

testApiCheck(identitySourceStageVariableUndefined, {
  pass: [
    { name: "it is set", snapshot: byTenant({ tenant: "a" }) },
    { name: "it is set, and its value is not kept", snapshot: byTenant({ tenant: null }) },
  ],
  fail: [
    {
      name: "it is not there",
      snapshot: byTenant({ other: "a" }),
      because: /no variable tenant/,
      shows: /"expected":"tenant"/,
    },
    { name: "it is empty", snapshot: byTenant({ tenant: "" }), because: /the variable empty tenant/ },
  ],
  unknown: [{ name: "nothing is kept", snapshot: byTenant({}, 0), because: /AWS's pages disagree/ }],
  notApplicable: [{ name: "headers alone", snapshot: apiSnapshotOf("rest-token") }],
});

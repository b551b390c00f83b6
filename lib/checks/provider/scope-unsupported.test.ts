import { ok } from "../../model/gathered";
import { authorizationSaying } from "../../testing/provider-saying";
import { cognitoSnapshot, oidcSnapshot, ruleArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./scope-unsupported";

type Outcome = Parameters<typeof authorizationSaying>[0];

const saying = (outcome: Outcome) =>
  oidcSnapshot(({ artifacts, config }) => {
    config.Scope = "openid phone";
    artifacts.authorizations[ruleArn] = ok(authorizationSaying(outcome, config.AuthorizationEndpoint));
  });
const refused = (error: "scope" | "client"): Outcome => ({
  kind: "rejected",
  error,
  code: error === "scope" ? "invalid_scope" : "invalid_client",
  detail: "x",
  source: "https://docs.example/codes",
});

testCheck(check, {
  pass: [
    { name: "a generic provider goes on to sign-in", snapshot: oidcSnapshot() },
    { name: "a user pool goes on to sign-in", snapshot: cognitoSnapshot() },
  ],
  fail: [
    {
      name: "invalid_scope",
      snapshot: saying(refused("scope")),
      because: /refuses the rule's scopes, "openid phone" \(invalid_scope\)/,
    },
  ],
  unknown: [
    { name: "a page that is not recognised", snapshot: saying({ kind: "unclear", detail: "answers 200" }) },
    {
      name: "a client that is refused first",
      snapshot: saying(refused("client")),
      because: /invalid_client/,
    },
    {
      name: "scopes_supported alone proves nothing",
      snapshot: oidcSnapshot(({ artifacts, config }) => {
        config.Scope = "openid groups";
        artifacts.authorizations[ruleArn] = ok(
          authorizationSaying({ kind: "unclear", detail: "answers 200" }, config.AuthorizationEndpoint),
        );
      }),
    },
  ],
});

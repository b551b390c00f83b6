import { ok } from "../../model/gathered";
import { authorizationSaying } from "../../testing/provider-saying";
import { clientId, cognitoSnapshot, oidcSnapshot, ruleArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./client-rejected";

type Outcome = Parameters<typeof authorizationSaying>[0];

const refused = (code: string, error: "client" | "redirect-uri" = "client"): Outcome => ({
  kind: "rejected",
  error,
  code,
  detail: `answers ${code}`,
  source: "https://docs.example/codes",
});
const saying = (outcome: Outcome) =>
  oidcSnapshot(({ artifacts, config }) => {
    artifacts.authorizations[ruleArn] = ok(authorizationSaying(outcome, config.AuthorizationEndpoint));
  });

testCheck(check, {
  pass: [
    { name: "a generic provider goes on to sign-in", snapshot: oidcSnapshot() },
    { name: "a user pool goes on to sign-in", snapshot: cognitoSnapshot() },
  ],
  fail: [
    {
      name: "an unknown client",
      snapshot: saying(refused("invalid_client")),
      because: /does not know client shop-web, or has disabled it \(invalid_client\)/,
    },
    {
      name: "a client that may not ask for codes",
      snapshot: saying(refused("unauthorized_client")),
      because: /does not allow client shop-web to ask for a code/,
    },
    {
      name: "at a user pool",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.authorizations[ruleArn] = ok(
          authorizationSaying(refused("unauthorized_client"), "https://x.example/oauth2/authorize", {
            provider: "Cognito",
          }),
        );
      }),
      because: new RegExp(`Cognito does not allow client ${clientId}`),
    },
  ],
  unknown: [
    { name: "a page that is not recognised", snapshot: saying({ kind: "unclear", detail: "answers 200" }) },
    { name: "another refusal", snapshot: saying(refused("redirect_mismatch", "redirect-uri")) },
  ],
});

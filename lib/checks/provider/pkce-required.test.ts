import { ok } from "../../model/gathered";
import { authorizationSaying } from "../../testing/provider-saying";
import { oidcSnapshot, ruleArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./pkce-required";

type Outcome = Parameters<typeof authorizationSaying>[0];

const saying = (outcome: Outcome) =>
  oidcSnapshot(({ artifacts, config }) => {
    artifacts.authorizations[ruleArn] = ok(authorizationSaying(outcome, config.AuthorizationEndpoint));
  });
const refused = (error: "pkce" | "other"): Outcome => ({
  kind: "rejected",
  error,
  code: "invalid_request",
  detail: "sent back with invalid_request",
  source: "https://docs.example/codes",
});

testCheck(check, {
  pass: [{ name: "the provider goes on to sign-in", snapshot: oidcSnapshot() }],
  fail: [{ name: "a challenge is demanded", snapshot: saying(refused("pkce")), because: /code_challenge/ }],
  unknown: [
    { name: "a request that is wrong otherwise", snapshot: saying(refused("other")) },
    { name: "a page that is not recognised", snapshot: saying({ kind: "unclear", detail: "answers 200" }) },
    {
      name: "S256 in the discovery document says that it may be used, not that it must",
      snapshot: oidcSnapshot(({ artifacts, config }) => {
        const discovery = artifacts.discoveries[config.Issuer];
        if (discovery?.state === "ok" && discovery.value.document) {
          discovery.value.document.code_challenge_methods_supported = ["S256"];
        }
        artifacts.authorizations[ruleArn] = ok(
          authorizationSaying({ kind: "unclear", detail: "answers 200" }, config.AuthorizationEndpoint),
        );
      }),
    },
  ],
});

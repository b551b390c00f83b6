import { ok } from "../../model/gathered";
import type { Snapshot } from "../../model/snapshot";
import { authorizationSaying } from "../../testing/provider-saying";
import { cognitoSnapshot, issuer, oidcSnapshot, ruleArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./redirect-uri-rejected";

type Saying = Parameters<typeof authorizationSaying>;

const saying = (outcome: Saying[0], more: Saying[2] = {}, edit: (snapshot: Snapshot) => void = () => {}) =>
  oidcSnapshot(({ artifacts, snapshot }) => {
    artifacts.authorizations[ruleArn] = ok(authorizationSaying(outcome, `${issuer}/authorize`, more));
    edit(snapshot);
  });
const source = "https://docs.example/codes";
const refused = (code: string): Saying[0] => ({
  kind: "rejected",
  error: "redirect-uri",
  code,
  detail: `shows an error page with ${code}`,
  source,
});
const scope: Saying[0] = { kind: "rejected", error: "scope", code: "invalid_scope", detail: "x", source };
const callback = "https://app.example.com/oauth2/idpresponse";
/** An answer that redirects to the callback itself. */
const sentBack: Saying[2] = {
  probe: { ...authorizationSaying(scope).probe, outcome: "answered", location: callback } as NonNullable<
    Saying[2]
  >["probe"] &
    object,
};

testCheck(check, {
  pass: [
    { name: "a generic provider goes on to sign-in", snapshot: oidcSnapshot() },
    { name: "a user pool goes on to sign-in", snapshot: cognitoSnapshot() },
    { name: "an error is sent to the callback itself", snapshot: saying(scope, sentBack) },
    {
      name: "something unclear is sent to the callback itself",
      snapshot: saying({ kind: "unclear", detail: "sent back with login_required" }, sentBack),
    },
  ],
  fail: [
    {
      name: "a documented code",
      snapshot: saying(refused("invalid_redirect_uri")),
      because: /The provider does not accept https:\/\/app\.example\.com\/oauth2\/idpresponse/,
      shows: /invalid_redirect_uri/,
    },
    {
      name: "at a provider that is known",
      snapshot: saying(refused("AADSTS50011"), { provider: "Microsoft Entra" }),
      because: /^Microsoft Entra does not accept .*\(AADSTS50011\)/,
    },
    {
      name: "Keycloak, some versions of which say so of an unknown client as well",
      snapshot: saying(refused("Invalid parameter: redirect_uri"), { provider: "Keycloak" }),
      certainty: "likely",
      because: /Keycloak 19 to 21\.0/,
    },
    {
      name: "at another tenant's endpoint",
      snapshot: saying(refused("invalid_redirect_uri"), {}, ({ artifacts }) => {
        const discovery = artifacts.discoveries[issuer];
        if (discovery?.state === "ok" && discovery.value.document) {
          discovery.value.document.authorization_endpoint =
            "https://login.acme.example/tenant-b/v1/authorize";
        }
      }),
      certainty: "likely",
      because: /not the one that the provider publishes/,
    },
  ],
  unknown: [
    { name: "a page that is not recognised", snapshot: saying({ kind: "unclear", detail: "answers 200" }) },
    {
      name: "another refusal on a page of the provider's own",
      snapshot: saying(scope),
      because: /invalid_scope/,
    },
    {
      name: "asked for another host",
      snapshot: saying(refused("x"), { redirectUri: "https://b.example.com/oauth2/idpresponse" }),
      because: /asked for https:\/\/b\.example\.com/,
    },
  ],
});

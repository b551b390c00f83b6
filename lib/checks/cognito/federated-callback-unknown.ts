import { hostedHost } from "../../facts/cognito-addresses";
import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";

export default defineCheck({
  id: "federated-callback-unknown",
  title: "The pool signs its users in by itself",
  failureTitle: "The pool sends users on to another provider, which must know the pool's address",
  description:
    "A pool that federates is itself a client of the outer provider. That provider must have the pool's own callback registered, which no AWS API shows: compare it there.",
  severity: "hygiene",
  neverProven: true,
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "error page of the outer provider",
  docs: [documents.cognitoProviders],
  requires: ["appClient", "cognitoConfig"],
  uses: ["identityProviders"],
  notApplicable: ({ appClient }) => (appClient.value === null ? "The app client does not exist." : null),
  evaluate: ({ appClient, cognitoConfig, identityProviders }, chain) => {
    const outer = (appClient.value?.SupportedIdentityProviders ?? []).filter((name) => name !== "COGNITO");
    const evidence = field(appClient, ["SupportedIdentityProviders"]);
    if (outer.length === 0) return { outcome: "pass", evidence: [evidence] };
    if (identityProviders.state !== "ok")
      return notRead("The pool's list of identity providers", identityProviders);
    const types = new Map(identityProviders.value.value.map((one) => [one.ProviderName, one.ProviderType]));
    const known = outer.filter((name) => types.has(name));
    if (known.length === 0) {
      return {
        outcome: "unknown",
        because: `The pool no longer has ${listed(outer)}, so what kind of provider it was is not known.`,
      };
    }
    const host = hostedHost(cognitoConfig.value.UserPoolDomain, chain.client?.region ?? "");
    const address = (name: string) =>
      `https://${host}/${types.get(name) === "SAML" ? "saml2" : "oauth2"}/idpresponse`;
    const addresses = [...new Set(known.map(address))];
    return {
      outcome: "fail",
      certainty: "likely",
      because: `Users are sent on to ${listed(known)}, which must know ${listed(addresses)}.`,
      evidence: [evidence, field(cognitoConfig, ["UserPoolDomain"])],
      fixes: [
        {
          type: "steps",
          title: "Compare at the outer provider",
          steps: known.map(
            (name) => `At ${name}: the redirect (or assertion consumer) URL must be ${address(name)}.`,
          ),
        },
      ],
    };
  },
});

import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "../fixes/app-client";

export default defineCheck({
  id: "identity-providers-empty",
  title: "The app client names identity providers that the pool has",
  failureTitle: "The app client names no identity provider, or one that the pool no longer has",
  description:
    "SupportedIdentityProviders says who may sign users in: COGNITO for the pool's own users, or the name of a provider of the pool. With none, the sign-in page has nothing to offer; a name that was deleted leads nowhere.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "error page of Cognito",
  docs: [documents.albAuthentication, documents.cognitoProviders],
  requires: ["appClient"],
  uses: ["identityProviders"],
  notApplicable: ({ appClient }) => (appClient.value === null ? "The app client does not exist." : null),
  evaluate: ({ appClient, identityProviders }, chain) => {
    const named = appClient.value?.SupportedIdentityProviders ?? [];
    const path = ["SupportedIdentityProviders"];
    const outer = named.filter((name) => name !== "COGNITO");
    if (named.length > 0 && outer.length === 0)
      return { outcome: "pass", evidence: [field(appClient, path)] };
    if (outer.length > 0 && identityProviders.state !== "ok") {
      return notRead("The pool's list of identity providers", identityProviders);
    }
    const known =
      identityProviders.state === "ok" ? identityProviders.value.value.map((one) => one.ProviderName) : [];
    const gone = outer.filter((name) => !known.includes(name));
    if (named.length > 0 && gone.length === 0) return { outcome: "pass", evidence: [field(appClient, path)] };
    // Who signs in through one of the others never meets the lost one.
    const othersWork = gone.length < named.length;
    const { client } = chain;
    const wanted = named.length === 0 ? ["COGNITO"] : named.filter((name) => !gone.includes(name));
    const title =
      named.length === 0
        ? "Name an identity provider on the app client"
        : "Take the lost provider off the app client";
    return {
      outcome: "fail",
      certainty: othersWork ? "likely" : "proven",
      ...(othersWork ? { severity: "may-break" as const } : {}),
      because:
        named.length === 0
          ? `App client ${appClient.resource.name} names no identity provider, so nobody can sign in through it.`
          : `App client ${appClient.resource.name} names ${listed(gone)}, which the pool no longer has.`,
      evidence: [
        field(appClient, path, {
          expected:
            named.length === 0 ? "COGNITO or the name of a provider" : ["COGNITO", ...known].join(" "),
          ...(client ? { command: describeAppClient(client) } : {}),
        }),
      ],
      fixes:
        client && wanted.length > 0
          ? [
              editAppClient(
                client,
                `.SupportedIdentityProviders = ${JSON.stringify(wanted)}`,
                title,
                "identity-providers-empty",
              ),
              terraformAppClient(
                appClient,
                [`supported_identity_providers = ${JSON.stringify(wanted)}`],
                title,
              ),
              consoleAppClient(client, ["Login pages → Edit", "Identity providers", "Save changes"], title),
            ]
          : [
              {
                type: "steps",
                title: "Restore the identity provider",
                steps: [`Add the provider ${listed(gone)} to the pool again, under the same name.`],
              },
            ],
    };
  },
});

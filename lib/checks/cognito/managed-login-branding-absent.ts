import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "managed-login-branding-absent",
  title: "The app client has a managed login style",
  failureTitle: "The app client has no managed login style",
  description:
    "A domain with managed login (version 2) shows a page only for app clients that have a style. A client made through the API, CloudFormation or Terraform has none until one is created, and users read that login pages are unavailable.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "login pages unavailable",
  docs: [documents.cognitoManagedLogin],
  requires: ["userPoolDomain"],
  uses: ["branding"],
  notApplicable: ({ userPoolDomain }) =>
    userPoolDomain.value === null
      ? "No user pool has the domain that the rule names."
      : userPoolDomain.value.ManagedLoginVersion === 2
        ? null
        : "The domain serves the classic hosted pages.",
  evaluate: ({ userPoolDomain, branding }, chain) => {
    if (branding.state !== "ok") return notRead("The client's managed login style", branding);
    if (branding.value.value) return { outcome: "pass", evidence: [field(branding.value, [])] };
    const { client } = chain;
    return {
      outcome: "fail",
      certainty: "likely",
      because: `App client ${branding.value.resource.name} has no managed login style, and domain ${userPoolDomain.resource.name} serves managed login only.`,
      evidence: [
        field(branding.value, [], { expected: "true" }),
        field(userPoolDomain, ["ManagedLoginVersion"]),
      ],
      fixes: client
        ? [
            {
              type: "cli",
              title: "Give the app client Cognito's default style",
              command: awsCommand("cognito-idp", "create-managed-login-branding", {
                region: client.region,
                "user-pool-id": client.poolId,
                "client-id": client.clientId,
                "use-cognito-provided-values": [],
              }),
              risk: "Adds a style; takes up to four minutes to show. Nobody is signed out.",
            },
          ]
        : [],
    };
  },
});

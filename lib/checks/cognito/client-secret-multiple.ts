import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { consoleRule } from "../fixes/rule";

export default defineCheck({
  id: "client-secret-multiple",
  title: "The app client has one secret, or two while it is being rotated",
  failureTitle:
    "The app client has two secrets, and the token endpoint refuses the one that the load balancer sends",
  description:
    "An app client may have two active secrets while one replaces the other. The load balancer holds one of them and no API says which, so a rotation that deletes the other one shows as 561 with AuthTokenEpRequestFailed.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito"],
  hop: "token",
  meets: "561",
  docs: [documents.cognitoClients, documents.albAccessLogs],
  requires: ["clientSecretCount"],
  evaluate: ({ clientSecretCount }, chain, { clue }) => {
    const evidence = field(clientSecretCount, []);
    if (clientSecretCount.value < 2) return { outcome: "pass", evidence: [evidence] };
    if (clue.reason !== "AuthTokenEpRequestFailed") {
      return {
        outcome: "pass",
        evidence: [evidence],
        note: "Two secrets are active: a rotation is under way.",
      };
    }
    return {
      outcome: "fail",
      certainty: "likely",
      because: `App client ${clientSecretCount.resource.name} has two active secrets, and the token endpoint refused the load balancer: it likely holds neither.`,
      evidence: [evidence, clueEvidence("error_reason", clue.reason)],
      fixes: [
        consoleRule(
          chain,
          [
            "Edit rule → Authenticate users",
            "Choose the same app client again: the load balancer reads its current secret",
            "Save changes",
          ],
          "Let the load balancer read the secret again",
        ),
      ],
    };
  },
});

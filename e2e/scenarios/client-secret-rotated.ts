import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { idsOf } from "./build-ids";

const id = "client-secret-rotated";

export const scenario: Scenario = {
  id,
  title: "The app client has two secrets, and the load balancer holds neither",
  story:
    "The app client's secret was rotated twice in a row. Two secrets are active, and the load balancer still sends the first one, which is gone.",
  build: () =>
    cognitoWorld(id, ({ region, rule, client }) => {
      region.cognito.secretIds[client.ClientId] = [`secret-${idsOf(id).hex("second secret", 12)}`];
      region.elbv2.clientSecrets[rule.RuleArn] = "the-first-of-three";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  clue: { status: 561, reason: "AuthTokenEpRequestFailed" },
  answer: "likely",
  causes: { server: ["client-secret-multiple"] },
};

import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { addChange, addMetric, minutesAgo } from "./build-recordings";

const id = "callback-removed-by-deployment";

export const scenario: Scenario = {
  id,
  title: "A deployment removed the callback URL, an hour ago",
  story:
    "update-user-pool-client resets what it does not send. A deployment sent another callback URL, and since then everybody stays at Cognito's error page: the load balancer counts nothing at all.",
  build: () =>
    cognitoWorld(id, (parts) => {
      const { client, host, rule } = parts;
      const before = [...(client.CallbackURLs ?? [])];
      client.CallbackURLs = [`https://new.${host}/oauth2/idpresponse`];
      addMetric(parts, "ELBAuthSuccess", [{ from: 180, to: 62, perMinute: (minute) => 6 + (minute % 4) }]);
      addMetric(parts, "ELBAuthLatency", [{ from: 180, to: 62, perMinute: () => 6 }], 90);
      const ofClient = { userPoolId: client.UserPoolId, clientId: client.ClientId };
      const change = { eventName: "UpdateUserPoolClient", source: "cognito-idp", role: "deploy-role" };
      addChange(parts, id, {
        ...change,
        at: minutesAgo(170),
        parameters: { ...ofClient, callbackURLs: before, allowedOAuthFlows: ["code"] },
      });
      addChange(parts, id, {
        ...change,
        at: minutesAgo(64),
        parameters: { ...ofClient, callbackURLs: client.CallbackURLs, allowedOAuthFlows: ["code"] },
      });
      addChange(parts, id, {
        at: minutesAgo(120),
        eventName: "ModifyRule",
        source: "elasticloadbalancing",
        role: "network-team",
        // The trail may hold it: whoever reads has to drop it.
        parameters: {
          ruleArn: rule.RuleArn,
          actions: [
            {
              type: "authenticate-oidc",
              authenticateOidcConfig: { clientId: "web", clientSecret: "a-secret-in-the-trail" },
            },
          ],
        },
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "redirect_mismatch" },
  clue: { status: 400, reason: "redirect_mismatch" },
  answer: "found",
  causes: { server: ["callback-url-unregistered"] },
};

import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { addChange, addMetric, minutesAgo } from "./build-recordings";

const id = "code-grant-off-since-change";

export const scenario: Scenario = {
  id,
  title: "561 since a change of the app client, 39 minutes ago",
  story:
    "A deployment changed the app client to the implicit grant. Two minutes later the first users saw 561; metrics and trail show both.",
  build: () =>
    cognitoWorld(id, (parts) => {
      const { client, loadBalancer } = parts;
      client.AllowedOAuthFlows = ["implicit"];
      addMetric(parts, "ELBAuthSuccess", [{ from: 180, to: 39, perMinute: (minute) => 4 + (minute % 3) }]);
      addMetric(parts, "ELBAuthFailure", [
        { from: 150, to: 149, perMinute: () => 1 },
        { from: 39, to: 0, perMinute: (minute) => 3 + (minute % 2) },
      ]);
      addMetric(parts, "ELBAuthLatency", [{ from: 180, to: 0, perMinute: () => 4 }], 120);
      addMetric(parts, "HTTPCode_ELB_5XX_Count", [{ from: 39, to: 0, perMinute: () => 3 }]);
      const ofClient = { userPoolId: client.UserPoolId, clientId: client.ClientId };
      addChange(parts, id, {
        at: minutesAgo(41),
        eventName: "UpdateUserPoolClient",
        source: "cognito-idp",
        role: "deploy-role",
        parameters: {
          ...ofClient,
          allowedOAuthFlows: ["implicit"],
          allowedOAuthScopes: client.AllowedOAuthScopes,
          callbackURLs: client.CallbackURLs,
          allowedOAuthFlowsUserPoolClient: true,
        },
      });
      // Nothing of these made it: another load balancer's groups, a call that was refused.
      addChange(parts, id, {
        at: minutesAgo(40),
        eventName: "SetSecurityGroups",
        source: "elasticloadbalancing",
        role: "somebody-else",
        parameters: { loadBalancerArn: `${loadBalancer.LoadBalancerArn}0`, securityGroups: ["sg-other"] },
      });
      addChange(parts, id, {
        at: minutesAgo(40),
        eventName: "DeleteUserPoolClient",
        source: "cognito-idp",
        role: "somebody-else",
        parameters: ofClient,
        errorCode: "AccessDenied",
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "unauthorized_client" },
  clue: { status: 561 },
  answer: "found",
  causes: { server: ["code-grant-disabled"] },
};

import type { Scenario } from "../sandbox/world";
import { idsOf } from "./build-ids";
import { oidcWorld } from "./build-oidc";
import { hostCondition, listenerRule } from "./build-rule";

const id = "session-cookie-shared";

export const scenario: Scenario = {
  id,
  title: "Two rules keep different sign-ins under one cookie name",
  story:
    "The path /admin got a rule and a client of its own, with the same cookie name. Each page opens by itself; whoever goes back and forth between the two reports being sent to sign in again and again.",
  build: () =>
    oidcWorld(id, ({ region, listener, host, provider, client, authenticate, forward }) => {
      const ids = idsOf(id);
      const admin = {
        ...client,
        client_id: ids.text("admin client", 20),
        client_secret: ids.text("admin client secret", 43),
      };
      provider.clients.push(admin);
      const AuthenticateOidcConfig = { ...authenticate, ClientId: admin.client_id };
      region.elbv2.rules.push(
        listenerRule(ids, listener.ListenerArn, "5", {
          Priority: "5",
          IsDefault: false,
          Conditions: [
            hostCondition([host]),
            { Field: "path-pattern", Values: ["/admin*"], PathPatternConfig: { Values: ["/admin*"] } },
          ],
          Actions: [
            { Type: "authenticate-oidc", Order: 1, AuthenticateOidcConfig },
            structuredClone(forward),
          ],
        }),
      );
    }),
  url: `https://${id}.example.com/admin`,
  // A single walk sees nothing of it: the loop needs a session that the other rule has overwritten.
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "likely",
  causes: { server: ["session-cookie-shared"] },
};

import type { World } from "../sandbox/world";
import { type CognitoParts, cognitoWorld } from "../scenarios/build-cognito";
import { idsOf } from "../scenarios/build-ids";
import { mergeWorlds } from "../scenarios/build-merge";
import { hostCondition, listenerRule } from "../scenarios/build-rule";
import { addUserPool } from "../scenarios/build-user-pool";

/** A large account: what `fleetWorld` holds in all. */
export const fleetSize = {
  loadBalancers: 50,
  listeners: 200,
  httpsListeners: 150,
  rules: 5000,
  pools: 200,
  certificates: 50,
};

const poolsEach = fleetSize.pools / fleetSize.loadBalancers;
const rulesEach = fleetSize.rules / fleetSize.listeners;

/** 50 load balancers with 4 listeners, 100 rules and 4 user pools each. */
export function fleetWorld(): World {
  const ids = Array.from({ length: fleetSize.loadBalancers }, (_, index) => `bench-fleet-${index + 1}`);
  return mergeWorlds(ids.map((id) => cognitoWorld(id, (parts) => enlarge(id, parts))));
}

function enlarge(id: string, parts: CognitoParts): void {
  const { region, listener, httpListener, defaultRule, client } = parts;
  const { elbv2, cognito } = region;
  const clients = [client];
  for (let index = 1; index < poolsEach; index += 1) {
    const pool = addUserPool(parts, `${id}-${index}`);
    const added = {
      ...structuredClone(client),
      UserPoolId: pool.Id,
      ClientId: `${client.ClientId.slice(0, 24)}${index}`,
    };
    cognito.clients.push(added);
    clients.push(added);
  }
  const listeners = [listener, httpListener];
  for (const port of [8443, 9443]) {
    const ListenerArn = `${listener.ListenerArn.slice(0, -4)}${port}`;
    const added = { ...structuredClone(listener), ListenerArn, Port: port };
    elbv2.listeners.push(added);
    elbv2.listenerCertificates[ListenerArn] = structuredClone(
      elbv2.listenerCertificates[listener.ListenerArn] ?? [],
    );
    elbv2.rules.push({
      ...structuredClone(defaultRule),
      ListenerArn,
      RuleArn: `${ListenerArn.replace(":listener/", ":listener-rule/")}/${idsOf(`${id}-${port}`).hex("default", 16)}`,
    });
    listeners.push(added);
  }
  for (const each of listeners) {
    const present = elbv2.rules.filter((rule) => rule.ListenerArn === each.ListenerArn).length;
    for (let index = present; index < rulesEach; index += 1) {
      elbv2.rules.push(ruleOf(id, parts, each, index, clients[index % clients.length] ?? client));
    }
  }
}

function ruleOf(
  id: string,
  { authenticate, forward }: CognitoParts,
  { ListenerArn, Port, Protocol }: CognitoParts["listener"],
  index: number,
  client: CognitoParts["client"],
) {
  const poolArn = (authenticate.UserPoolArn ?? "").replace(/userpool\/.*/, `userpool/${client.UserPoolId}`);
  const own = client.UserPoolId === authenticate.UserPoolArn?.split("/").at(-1);
  const position = index % poolsEach;
  const config = {
    ...structuredClone(authenticate),
    UserPoolArn: poolArn,
    UserPoolClientId: client.ClientId,
    UserPoolDomain: own ? (authenticate.UserPoolDomain ?? "") : `${id}-${position}`,
  };
  const signIn = { Type: "authenticate-cognito" as const, Order: 1, AuthenticateCognitoConfig: config };
  return listenerRule(idsOf(id), ListenerArn, `${Port} ${index}`, {
    Priority: String(100 + index),
    IsDefault: false,
    Conditions: [hostCondition([`h${index}.${id}.example.com`])],
    Actions:
      Protocol === "HTTPS" ? [signIn, structuredClone(forward)] : [{ ...structuredClone(forward), Order: 1 }],
  });
}

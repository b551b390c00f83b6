import type { World } from "../sandbox/world";
import { cognitoWorld } from "../scenarios/build-cognito";
import { idsOf } from "../scenarios/build-ids";
import { mergeWorlds } from "../scenarios/build-merge";
import { hostCondition, listenerRule } from "../scenarios/build-rule";

const loadBalancers = 10;
/** What the list then shows: each rule is a chain, and each load balancer's HTTPS default and redirect are none. */
export const chainsOfLargeWorld = 10_000;

/** Ten load balancers with a thousand rules each; every seventh of them names a host that its app client does not know. */
export function largeWorld(): World {
  const ids = Array.from({ length: loadBalancers }, (_, index) => `large-${index + 1}`);
  return mergeWorlds(
    ids.map((id) =>
      cognitoWorld(id, ({ region, listener, rule, client }) => {
        for (let index = 1; index < chainsOfLargeWorld / loadBalancers; index += 1) {
          const host = `app-${index}.${id}.example.com`;
          region.elbv2.rules.push(
            listenerRule(idsOf(id), listener.ListenerArn, `host ${index}`, {
              Priority: String(100 + index),
              IsDefault: false,
              Conditions: [hostCondition([host])],
              Actions: structuredClone(rule.Actions ?? []),
            }),
          );
          if (index % 7 !== 0) client.CallbackURLs?.push(`https://${host}/oauth2/idpresponse`);
        }
      }),
    ),
  );
}

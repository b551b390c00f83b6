import "server-only";
import { deriveChains } from "../facts/chains";
import type { Located } from "../gather/index";
import { skipped } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";

/** The load balancer whose rule names a client: for the page of a provider that shows nothing but the client id. */
export async function findByClient(
  clientId: string,
  host: string,
  snapshots: () => Promise<readonly Snapshot[]>,
): Promise<Located> {
  const all = await snapshots();
  const found = all.find((snapshot) => usesClient(snapshot, clientId));
  const what = `Rules that name client ${clientId}`;
  return {
    steps: [
      {
        what: `Page of an identity provider`,
        outcome: "hit",
        detail: `${host} shows a sign-in page or error for a client.`,
      },
      found
        ? { what, outcome: "hit", detail: `Load balancer ${found.scope.name} has one.` }
        : {
            what,
            outcome: "miss",
            detail: `None, among the ${all.length} load balancers that could be read.`,
          },
    ],
    scope: found?.scope ?? null,
    hostAddresses: skipped("the URL is the provider's"),
    errors: all.flatMap((snapshot) => snapshot.errors),
  };
}

function usesClient(snapshot: Snapshot, clientId: string): boolean {
  return deriveChains(snapshot).some((chain) => {
    const rules = snapshot.artifacts.rules[chain.listenerArn];
    const action =
      rules?.state === "ok" ? rules.value[chain.ruleIndex]?.Actions[chain.actionIndex] : undefined;
    if (action?.Type === "authenticate-oidc") return action.AuthenticateOidcConfig.ClientId === clientId;
    return chain.client?.clientId === clientId;
  });
}

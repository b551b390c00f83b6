import type { TargetOfChain } from "@/lib/facts/token-targets";
import type { TokenTarget } from "@/lib/jwt/types";

/** What targets are grouped under. */
export const kindLabels: Readonly<Record<TokenTarget["kind"], string>> = {
  "alb-oidc-data": "Applications that read x-amzn-oidc-data",
  "alb-jwt": "jwt-validation of load balancers",
  cognito: "Verifiers of user pool tokens",
  oidc: "Verifiers of OpenID providers' tokens",
  "http-jwt": "HTTP APIs",
  "rest-cognito": "REST APIs with user pools",
  "rest-jwt": "REST APIs with JWT authorizers",
  "rest-token": "REST APIs with Lambda authorizers",
};

/** A list that is longer is no help to choose from. */
export const MOST_SHOWN = 200;

export interface TargetGroup {
  readonly label: string;
  readonly targets: readonly TargetOfChain[];
}

/** The targets whose name or place holds every word, by kind; the chosen one always. `more`: how many are left out. */
export function filterTargets(
  targets: readonly TargetOfChain[],
  words: string,
  chosen: string | undefined,
): { readonly groups: readonly TargetGroup[]; readonly more: number } {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = targets.filter(({ id, name, trusts, place }) => {
    const text = `${name} ${trusts} ${place}`.toLowerCase();
    return id === chosen || wanted.every((word) => text.includes(word));
  });
  const shown = found.slice(0, MOST_SHOWN);
  const own = found.find(({ id }) => id === chosen);
  const all = own && !shown.includes(own) ? [own, ...shown] : shown;
  const groups = new Map<string, TargetOfChain[]>();
  for (const target of all) {
    const label = kindLabels[target.target.kind];
    groups.set(label, [...(groups.get(label) ?? []), target]);
  }
  return {
    groups: [...groups].map(([label, ofKind]) => ({ label, targets: ofKind })),
    more: Math.max(0, found.length - shown.length),
  };
}

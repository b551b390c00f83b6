import type { CognitoState } from "../sandbox/world";
import type { CognitoParts } from "./build-cognito";
import { arn, idsOf, REGION } from "./build-ids";

/** A second user pool in the same account, with the prefix domain `name` and no app client yet. */
export function addUserPool(
  { region, pool, domain, world }: Pick<CognitoParts, "region" | "pool" | "domain" | "world">,
  name: string,
): CognitoState["pools"][number] {
  const Id = `${REGION}_${idsOf(name).hex("pool", 9).toUpperCase()}`;
  const added = {
    ...structuredClone(pool),
    Id,
    Name: name,
    Arn: arn("cognito-idp", `userpool/${Id}`),
    Domain: name,
  };
  region.cognito.pools.push(added);
  region.cognito.domains.push({ ...structuredClone(domain), UserPoolId: Id, Domain: name });
  const hosted = world.names[hostedName(domain.Domain)];
  if (hosted) world.names[hostedName(name)] = structuredClone(hosted);
  return added;
}

/** Host of a prefix domain's sign-in pages. */
function hostedName(prefix: string): string {
  return `${prefix}.auth.${REGION}.amazoncognito.com`;
}

/** Takes a domain out of DNS: its name is not found any more. */
export function forgetDomain({ world, domain }: Pick<CognitoParts, "world" | "domain">): void {
  world.names[hostedName(domain.Domain)] = { a: [], aaaa: [], serves: "none" };
}

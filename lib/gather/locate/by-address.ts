import "server-only";
import type { Place } from "../../aws/place";
import { allPlaces, type GatherContext } from "../context";
import { type Attempt, uniqueScopes } from "./attempt";
import { type AddressKind, isPrivateAddress, readAddressOwners } from "./network-interfaces";
import { listed, step, unreadStep } from "./step";

export interface Addresses {
  readonly a: readonly string[];
  readonly aaaa: readonly string[];
}

/** Asks every configured place at once whose network interfaces have the addresses. One call each as a rule. */
export async function locateByAddress(ctx: GatherContext, addresses: Addresses): Promise<Attempt> {
  const questions = questionsOf(addresses);
  if (questions.length === 0) return { steps: [], errors: [], scopes: [] };
  const places = allPlaces(ctx.aws);
  const attempts = await Promise.all(
    places.flatMap((place) => questions.map(([kind, values]) => askPlace(ctx, place, kind, values))),
  );
  const scopes = uniqueScopes(attempts.flatMap((attempt) => attempt.scopes));
  const errors = attempts.flatMap((attempt) => attempt.errors);
  const steps = attempts.flatMap((attempt) => attempt.steps);
  if (steps.length === 0) {
    const where = listed(places.map(({ region }) => region));
    const detail = `No network interface in ${where} has ${listed([...addresses.a, ...addresses.aaaa])}: a proxy stands in front, or the host is served from elsewhere.`;
    return { steps: [step("miss", WHAT, detail)], errors, scopes };
  }
  return { steps, errors, scopes };
}

const WHAT = "Network interface with the address";

/** IPv6 is asked for only where there is nothing else: both lead to the same load balancer. */
function questionsOf({ a, aaaa }: Addresses): [AddressKind, readonly string[]][] {
  if (a.length === 0) return aaaa.length === 0 ? [] : [["ipv6", aaaa]];
  const internal = a.filter(isPrivateAddress);
  const external = a.filter((address) => !isPrivateAddress(address));
  const questions: [AddressKind, readonly string[]][] = [
    ["public", external],
    ["private", internal],
  ];
  return questions.filter(([, values]) => values.length > 0);
}

async function askPlace(
  ctx: GatherContext,
  place: Place,
  kind: AddressKind,
  addresses: readonly string[],
): Promise<Attempt> {
  const answer = await readAddressOwners(ctx, place, kind, addresses);
  if (answer.state === "failed") {
    return {
      steps: [unreadStep(`${WHAT} in ${place.region}`, answer.error)],
      errors: [answer.error],
      scopes: [],
    };
  }
  const scopes = answer.value.flatMap((owner) => (owner.kind === "load-balancer" ? [owner.scope] : []));
  const steps = answer.value.map((owner) => {
    if (owner.kind === "other") {
      return step(
        "miss",
        WHAT,
        `${listed(addresses)} belongs to "${owner.description}", which is no application load balancer.`,
      );
    }
    const detail = `${listed(addresses)} belongs to the load balancer ${owner.scope.name} in ${owner.scope.region}, account ${owner.scope.account}.`;
    if (kind !== "private") return step("hit", WHAT, detail);
    return step("may", WHAT, `${detail} Private addresses repeat between networks.`);
  });
  return { steps, errors: [], scopes };
}

import "server-only";
import type { Scope } from "../../model/scope";
import { allPlaces, type GatherContext } from "../context";
import type { Attempt } from "./attempt";
import { findByName } from "./find-by-name";
import type { LoadBalancerName } from "./known-names";
import { step, unreadStep } from "./step";

/** Looks up the load balancer whose own DNS name the host is, or is an alias of. */
export async function locateByName(
  ctx: GatherContext,
  { name, region }: LoadBalancerName,
  dnsName: string,
): Promise<Attempt> {
  const what = `Load balancer with the DNS name ${dnsName}`;
  const places = allPlaces(ctx.aws).filter((place) => place.region === region);
  if (places.length === 0) {
    const detail = `The name stands in ${region}, a Region that is not configured.`;
    return { steps: [step("miss", what, detail)], errors: [], scopes: [], final: true };
  }
  const answers = await Promise.all(places.map((place) => findByName(ctx, place, name, dnsName)));
  const errors = answers.flatMap((answer) => (answer.state === "failed" ? [answer.error] : []));
  const scopes = answers.flatMap((answer): Scope[] =>
    answer.state === "ok" && answer.value ? [answer.value] : [],
  );
  const steps = errors.map((error) => unreadStep(what, error));
  if (scopes.length > 0) steps.push(step("hit", what, `It is ${name} in ${region}.`));
  else if (errors.length === 0)
    steps.push(step("miss", what, `No configured account has it in ${region} (any more).`));
  return { steps, errors, scopes, final: scopes.length === 0 && errors.length === 0 };
}

import "server-only";
import type { Answer } from "../../aws/answer";
import { describeLoadBalancers } from "../../aws/operations/elbv2";
import type { Place } from "../../aws/place";
import { type Scope, scopeOfLoadBalancerArn } from "../../model/scope";
import { readOne } from "../answers";
import type { GatherContext } from "../context";
import { isSameLoadBalancerName } from "./known-names";

export const actions = [describeLoadBalancers.action];

/** The application load balancer with a DNS name, looked up by its name; null: there is none here. */
export async function findByName(
  ctx: GatherContext,
  place: Place,
  name: string,
  dnsName: string,
): Promise<Answer<Scope | null>> {
  const answer = await readOne(
    ctx.session,
    place,
    describeLoadBalancers,
    { Names: [name] },
    name,
    (output) => output.LoadBalancers,
  );
  if (answer.state === "failed") {
    return answer.error.code === "not-found" ? { state: "ok", value: null } : answer;
  }
  const found = answer.value.find(({ DNSName = "" }) => isSameLoadBalancerName(DNSName, dnsName));
  return { state: "ok", value: scopeOfLoadBalancerArn(found?.LoadBalancerArn ?? "") };
}

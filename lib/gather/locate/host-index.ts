import "server-only";
import type { Place } from "../../aws/place";
import type { GatherError, Gathered } from "../../model/gathered";
import type { Rule, RuleCondition } from "../../model/load-balancer";
import { type Scope, scopeOfLoadBalancerArn } from "../../model/scope";
import { allPlaces, type GatherContext, placeOfAccount } from "../context";
import { readListeners } from "../elb/listeners";
import { listLoadBalancers } from "../elb/load-balancer";
import { readRules } from "../elb/rules";
import { loadBalancerArn } from "../gather-load-balancer";

/** The host conditions of one load balancer's rules. */
export interface HostsOfLoadBalancer {
  readonly scope: Scope;
  readonly conditions: readonly RuleCondition[];
}

/** Which load balancer's rules name which hosts: what a host is looked up in where its address says nothing. */
export interface HostIndex {
  readonly loadBalancers: readonly HostsOfLoadBalancer[];
  readonly errors: readonly GatherError[];
}

/** Reads the rules of every load balancer of every configured place. Grows with the accounts: worth keeping a while. */
export async function readHostIndex(ctx: GatherContext): Promise<HostIndex> {
  const parts = await Promise.all(allPlaces(ctx.aws).map((place) => readPlace(ctx, place)));
  return merge(parts);
}

/** The same for the load balancers given. */
export async function readHostsOf(ctx: GatherContext, scopes: readonly Scope[]): Promise<HostIndex> {
  const parts = await Promise.all(
    scopes.map(async (scope): Promise<HostIndex> => {
      const place = await placeOfAccount(ctx, scope.account, scope.region);
      return place.state === "ok" ? readHosts(ctx, place.value, scope) : failedIndex(place);
    }),
  );
  return merge(parts);
}

async function readPlace(ctx: GatherContext, place: Place): Promise<HostIndex> {
  const list = await listLoadBalancers(ctx, place);
  if (list.state === "failed") return failedIndex(list);
  const scopes = list.value.flatMap(({ LoadBalancerArn }) => scopeOfLoadBalancerArn(LoadBalancerArn) ?? []);
  return merge(await Promise.all(scopes.map((scope) => readHosts(ctx, place, scope))));
}

async function readHosts(ctx: GatherContext, place: Place, scope: Scope): Promise<HostIndex> {
  const listeners = await readListeners(ctx, place, loadBalancerArn(scope));
  if (listeners.state === "failed") return failedIndex(listeners);
  const rules = await Promise.all(
    listeners.value.map(({ ListenerArn }) => readRules(ctx, place, ListenerArn)),
  );
  const read = rules.flatMap((answer): readonly Rule[] => (answer.state === "ok" ? answer.value : []));
  const conditions = read.flatMap(({ Conditions }) =>
    Conditions.filter(({ Field }) => Field === "host-header"),
  );
  return {
    loadBalancers: [{ scope, conditions }],
    errors: rules.flatMap((answer) => (answer.state === "failed" ? [answer.error] : [])),
  };
}

function failedIndex(answer: Gathered<unknown>): HostIndex {
  return { loadBalancers: [], errors: answer.state === "failed" ? [answer.error] : [] };
}

function merge(parts: readonly HostIndex[]): HostIndex {
  return {
    loadBalancers: parts.flatMap(({ loadBalancers }) => loadBalancers),
    errors: parts.flatMap(({ errors }) => errors),
  };
}

import "server-only";
import type { Gathered } from "../model/gathered";
import type { LoadBalancer } from "../model/load-balancer";
import { type Scope, scopeOfLoadBalancerArn } from "../model/scope";
import { allPlaces, type GatherContext, isRefused } from "./context";
import { listLoadBalancers } from "./elb/load-balancer";

export interface InventoryItem {
  readonly scope: Scope;
  readonly arn: string;
  readonly dnsName: string;
  /** `internet-facing` or `internal`. */
  readonly scheme: string;
  readonly state: string;
  readonly loadBalancer: LoadBalancer;
}

/** The application load balancers of one configured account and Region, or why they are not known. */
export interface InventoryOfPlace {
  /** 12 digits; "" where it could not be found out whose credentials these are. */
  readonly account: string;
  readonly accountName: string;
  readonly region: string;
  readonly loadBalancers: Gathered<readonly InventoryItem[]>;
}

/** Everything that can be looked into, place by place: one that fails leaves the others alone. */
export async function listInventory(ctx: GatherContext): Promise<InventoryOfPlace[]> {
  return Promise.all(
    allPlaces(ctx.aws).map(async (place): Promise<InventoryOfPlace> => {
      const settings = ctx.aws.accounts[place.account];
      const [identity, listed] = await Promise.all([
        ctx.aws.accountId(place.account, ctx.session),
        listLoadBalancers(ctx, place),
      ]);
      const account = identity.state === "ok" ? identity.value : (settings?.id ?? "");
      const described = { account, accountName: settings?.name ?? "", region: place.region };
      if (isRefused(identity)) return { ...described, loadBalancers: identity };
      if (listed.state === "failed") return { ...described, loadBalancers: listed };
      const items = listed.value.flatMap((loadBalancer): InventoryItem[] => {
        const { LoadBalancerArn: arn, DNSName: dnsName, Scheme: scheme, State: state } = loadBalancer;
        const scope = scopeOfLoadBalancerArn(arn);
        return scope ? [{ scope, arn, dnsName, scheme, state, loadBalancer }] : [];
      });
      return { ...described, loadBalancers: { state: "ok", value: items } };
    }),
  );
}

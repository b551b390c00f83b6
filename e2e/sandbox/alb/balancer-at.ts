/** Which load balancer a name leads to. */
import type { Account, Elbv2State, RegionState, World } from "../world";

export interface Balancer {
  readonly region: string;
  readonly state: RegionState;
  readonly loadBalancer: Elbv2State["loadBalancers"][number];
  /** `app/name/id`, as logs, metrics and interface descriptions write it. */
  readonly path: string;
}

const pathOf = (arn: string): string => arn.slice(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length);

/** Addresses of a load balancer: those of its network interfaces and those listed for its zones. */
function addressesOf({ state, loadBalancer, path }: Balancer): Set<string | undefined> {
  const interfaces = state.ec2.networkInterfaces.filter((each) => each.Description === `ELB ${path}`);
  const zones = (loadBalancer.AvailabilityZones ?? []).flatMap((zone) => zone.LoadBalancerAddresses ?? []);
  return new Set([
    ...interfaces.flatMap((each) => [each.PrivateIpAddress, each.Association?.PublicIp]),
    ...zones.flatMap((each) => [each.IpAddress, each.PrivateIPv4Address]),
  ]);
}

function balancersOf(world: World): Balancer[] {
  const regions: [string, Account["regions"][string]][] = world.accounts.flatMap((account) =>
    Object.entries(account.regions),
  );
  return regions.flatMap(([region, state]) =>
    state.elbv2.loadBalancers.map((loadBalancer) => ({
      region,
      state,
      loadBalancer,
      path: pathOf(loadBalancer.LoadBalancerArn),
    })),
  );
}

/** By the load balancer's own DNS name, else by an address that `host` resolves to. */
export function balancerAt(world: World, host: string): Balancer | undefined {
  const balancers = balancersOf(world);
  const own = balancers.find((each) => each.loadBalancer.DNSName?.toLowerCase() === host);
  if (own) return own;
  const resolved = world.names[host]?.a ?? [];
  return balancers.find((each) => {
    const addresses = addressesOf(each);
    return resolved.some((address) => addresses.has(address));
  });
}

/** The listener of a load balancer at a port. */
export function listenerOf({ state, loadBalancer }: Balancer, port: number) {
  return state.elbv2.listeners.find(
    (each) => each.LoadBalancerArn === loadBalancer.LoadBalancerArn && each.Port === port,
  );
}

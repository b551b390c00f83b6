import { isDeepStrictEqual } from "node:util";
import type { Account, RegionState, World } from "../sandbox/world";

/** Concatenates, refusing two rows of one identity. */
function concat<T>(what: string, lists: readonly (readonly T[])[], identity: (row: T) => string): T[] {
  const seen = new Set<string>();
  const all = lists.flat();
  for (const row of all) {
    const key = identity(row);
    if (seen.has(key)) throw new Error(`two worlds have the same ${what}: ${key}`);
    seen.add(key);
  }
  return all;
}

/** Unites maps, refusing one key with two different values. */
function unite<T>(what: string, maps: readonly Record<string, T>[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const [key, value] of maps.flatMap((map) => Object.entries(map))) {
    const known = all[key];
    if (known !== undefined && !isDeepStrictEqual(known, value)) {
      throw new Error(`two worlds disagree on the ${what} of ${key}`);
    }
    all[key] = value;
  }
  return all;
}

function mergeRegions(regions: readonly RegionState[]): RegionState {
  const elbv2 = regions.map((region) => region.elbv2);
  const cognito = regions.map((region) => region.cognito);
  const ec2 = regions.map((region) => region.ec2);
  const id = (value: string | undefined) => value ?? "";
  return {
    elbv2: {
      loadBalancers: concat(
        "load balancer",
        elbv2.map((s) => s.loadBalancers),
        (r) => r.LoadBalancerArn,
      ),
      listeners: concat(
        "listener",
        elbv2.map((s) => s.listeners),
        (r) => r.ListenerArn,
      ),
      rules: concat(
        "rule",
        elbv2.map((s) => s.rules),
        (r) => r.RuleArn,
      ),
      targetGroups: concat(
        "target group",
        elbv2.map((s) => s.targetGroups),
        (r) => r.TargetGroupArn,
      ),
      targetHealth: unite(
        "target health",
        elbv2.map((s) => s.targetHealth),
      ),
      listenerCertificates: unite(
        "certificates",
        elbv2.map((s) => s.listenerCertificates),
      ),
      attributes: unite(
        "attributes",
        elbv2.map((s) => s.attributes),
      ),
      tags: unite(
        "tags",
        elbv2.map((s) => s.tags),
      ),
      clientSecrets: unite(
        "client secret",
        elbv2.map((s) => s.clientSecrets),
      ),
    },
    cognito: {
      pools: concat(
        "user pool",
        cognito.map((s) => s.pools),
        (r) => r.Id,
      ),
      clients: concat(
        "app client",
        cognito.map((s) => s.clients),
        (r) => `${r.UserPoolId}/${r.ClientId}`,
      ),
      domains: concat(
        "user pool domain",
        cognito.map((s) => s.domains),
        (r) => r.Domain,
      ),
      resourceServers: concat(
        "resource server",
        cognito.map((s) => s.resourceServers),
        (r) => `${r.UserPoolId}/${r.Identifier}`,
      ),
      identityProviders: concat(
        "identity provider",
        cognito.map((s) => s.identityProviders),
        (r) => `${r.UserPoolId}/${r.ProviderName}`,
      ),
      brandings: concat(
        "branding",
        cognito.map((s) => s.brandings),
        (r) => `${r.UserPoolId}/${r.ClientId}`,
      ),
      secretIds: unite(
        "secret ids",
        cognito.map((s) => s.secretIds),
      ),
    },
    ec2: {
      networkInterfaces: concat(
        "network interface",
        ec2.map((s) => s.networkInterfaces),
        (r) => id(r.NetworkInterfaceId),
      ),
      securityGroups: concat(
        "security group",
        ec2.map((s) => s.securityGroups),
        (r) => id(r.GroupId),
      ),
      networkAcls: concat(
        "network ACL",
        ec2.map((s) => s.networkAcls),
        (r) => id(r.NetworkAclId),
      ),
      routeTables: concat(
        "route table",
        ec2.map((s) => s.routeTables),
        (r) => id(r.RouteTableId),
      ),
      subnets: concat(
        "subnet",
        ec2.map((s) => s.subnets),
        (r) => id(r.SubnetId),
      ),
      internetGateways: concat(
        "internet gateway",
        ec2.map((s) => s.internetGateways ?? []),
        (r) => id(r.InternetGatewayId),
      ),
      natGateways: concat(
        "NAT gateway",
        ec2.map((s) => s.natGateways ?? []),
        (r) => id(r.NatGatewayId),
      ),
      prefixLists: concat(
        "prefix list",
        ec2.map((s) => s.prefixLists ?? []),
        (r) => r.PrefixListId,
      ),
    },
    wafv2: {
      webAcls: concat(
        "web ACL",
        regions.map((s) => s.wafv2?.webAcls ?? []),
        (r) => id(r.ARN),
      ),
      associations: unite(
        "web ACL",
        regions.map((s) => s.wafv2?.associations ?? {}),
      ),
    },
    acm: {
      certificates: concat(
        "certificate",
        regions.map((s) => s.acm.certificates),
        (r) => r.CertificateArn,
      ),
    },
    ...mergeApis(regions),
    ...mergeRecordings(regions),
  };
}

/** API Gateway, and what its authorizers call. */
function mergeApis(regions: readonly RegionState[]): Pick<RegionState, "apigateway" | "lambda" | "iam"> {
  const api = regions.flatMap(({ apigateway }) => apigateway ?? []);
  return {
    apigateway: {
      restApis: concat(
        "REST API",
        api.map((s) => s.restApis),
        (r) => r.draft.api.id,
      ),
      httpApis: concat(
        "HTTP API",
        api.map((s) => s.httpApis),
        (r) => r.draft.api.ApiId,
      ),
      domains: concat(
        "custom domain",
        api.map((s) => s.domains),
        (r) => r.domain.DomainName,
      ),
      usagePlans: concat(
        "usage plan",
        api.map((s) => s.usagePlans),
        (r) => r.id,
      ),
      apiKeys: concat(
        "API key",
        api.map((s) => s.apiKeys),
        (r) => r.id,
      ),
    },
    lambda: {
      functions: concat(
        "function",
        regions.map(({ lambda }) => lambda?.functions ?? []),
        (r) => r.configuration.FunctionArn,
      ),
    },
    iam: {
      roles: concat(
        "role",
        regions.map(({ iam }) => iam?.roles ?? []),
        (r) => r.role.Arn,
      ),
    },
  };
}

/** What was counted and written down. */
function mergeRecordings(regions: readonly RegionState[]): Pick<RegionState, "cloudwatch" | "cloudtrail"> {
  return {
    cloudwatch: {
      metrics: concat(
        "metric",
        regions.map(({ cloudwatch }) => cloudwatch?.metrics ?? []),
        (r) => JSON.stringify([r.Namespace, r.MetricName, r.Dimensions]),
      ),
    },
    cloudtrail: {
      events: concat(
        "event",
        regions.map(({ cloudtrail }) => cloudtrail?.events ?? []),
        (r) => r.EventId,
      ),
    },
  };
}

/** Values of `entries` by key, in the order of first appearance. */
function grouped<T>(entries: readonly (readonly [string, T])[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) groups.set(key, [...(groups.get(key) ?? []), value]);
  return [...groups];
}

function mergeAccounts(accounts: readonly Account[]): Account[] {
  return grouped(accounts.map((account) => [account.id, account] as const)).map(([id, parts]) => ({
    id,
    regions: Object.fromEntries(
      grouped(parts.flatMap((account) => Object.entries(account.regions))).map(([name, states]) => [
        name,
        mergeRegions(states),
      ]),
    ),
  }));
}

/** Refuses two load balancers behind one address: locating by address could not tell them apart. */
function refuseSharedAddresses(world: World): void {
  const owners = new Map<string, string>();
  for (const account of world.accounts) {
    for (const region of Object.values(account.regions)) {
      for (const { Association, Description = "", NetworkInterfaceId = "" } of region.ec2.networkInterfaces) {
        if (Association?.PublicIp === undefined) continue;
        const owner = owners.get(Association.PublicIp);
        if (owner !== undefined) {
          throw new Error(
            `${Association.PublicIp} belongs to ${owner} and to ${NetworkInterfaceId} (${Description})`,
          );
        }
        owners.set(Association.PublicIp, `${NetworkInterfaceId} (${Description})`);
      }
    }
  }
}

/**
 * One world in which all of `worlds` live at once. What carries an id must be different in each; names and users
 * may repeat where they are equal.
 * @throws Error naming the resource that two worlds claim.
 */
export function mergeWorlds(worlds: readonly World[]): World {
  const users = unite(
    "claims",
    worlds.map((world) => Object.fromEntries(world.users.map((user) => [user.username, user]))),
  );
  const merged: World = {
    accounts: mergeAccounts(worlds.flatMap((world) => world.accounts)),
    providers: concat(
      "provider",
      worlds.map((world) => world.providers),
      (p) => `https://${p.host}${p.path}`,
    ),
    names: unite(
      "address",
      worlds.map((world) => world.names),
    ),
    users: Object.values(users),
    apiClients: unite(
      "API client",
      worlds.map((world) => world.apiClients ?? {}),
    ),
    poolSignIns: unite(
      "user pool",
      worlds.map((world) => world.poolSignIns ?? {}),
    ),
  };
  refuseSharedAddresses(merged);
  return merged;
}

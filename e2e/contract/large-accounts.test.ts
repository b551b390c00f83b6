/** One more than a page of everything that is listed: the last row is found. And a list that never ends does. */
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createAws,
  createGatherContext,
  type GatherContext,
  listApis,
  listInventory,
  systemClock,
} from "../../lib/gather";
import { readRestMethods } from "../../lib/gather/api/rest-api";
import { findClientElsewhere } from "../../lib/gather/cognito/client-elsewhere";
import { readClientIds } from "../../lib/gather/cognito/client-ids";
import { readResourceServers } from "../../lib/gather/cognito/resource-servers";
import { readListeners } from "../../lib/gather/elb/listeners";
import { readRules } from "../../lib/gather/elb/rules";
import { createOutbound } from "../../lib/outbound";
import { type AwsSandbox, startAwsSandbox } from "../sandbox/aws";
import type { World } from "../sandbox/world";
import { addResource, plainRestWorld } from "../scenarios/api/build-rest";
import { type CognitoParts, cognitoWorld } from "../scenarios/build-cognito";
import { startAwsFront } from "../support/contract/aws-front";

let sandbox: AwsSandbox;
let front: Awaited<ReturnType<typeof startAwsFront>> | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await front?.close();
  front = undefined;
  await sandbox.close();
});

const place = { account: 0, region: "eu-west-1" };

async function serve(world: World, pageSize?: number): Promise<GatherContext> {
  sandbox = await startAwsSandbox(world, pageSize === undefined ? {} : { pageSize });
  for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
  return context();
}

function context(): GatherContext {
  const aws = createAws([{ regions: ["eu-west-1"] }], { clock: systemClock });
  return createGatherContext({ aws, outbound: createOutbound({ hosts: {}, allow: [] }), clock: systemClock });
}

function cognito(edit: (parts: CognitoParts) => void): { world: World; parts: CognitoParts } {
  let parts: CognitoParts | undefined;
  const world = cognitoWorld("large", (built) => {
    parts = built;
    edit(built);
  });
  if (!parts) throw new Error("nothing was built");
  return { world, parts };
}

/** `count` in all: the first, and copies of it that `change` tells apart. */
function fill<T>(list: T[], count: number, change: (copy: T, n: number) => void): void {
  const [first] = list;
  for (let n = list.length; first !== undefined && n < count; n += 1) {
    const copy = structuredClone(first);
    change(copy, n);
    list.push(copy);
  }
}

function regionOf(world: World) {
  const region = world.accounts[0]?.regions["eu-west-1"];
  if (!region) throw new Error("there is nothing in eu-west-1");
  return region;
}

/** Calls so far. */
const askedFor = (operation: string) => sandbox.calls.report().operations[operation];

describe("one more than a page", () => {
  it("401 load balancers", async () => {
    const { world } = cognito(({ region }) =>
      fill(region.elbv2.loadBalancers, 401, (copy, n) => {
        copy.LoadBalancerName = `large-${n}`;
        copy.LoadBalancerArn = copy.LoadBalancerArn.replace("/large/", `/large-${n}/`);
      }),
    );
    const [listed] = await listInventory(await serve(world));
    const { loadBalancers } = listed ?? {};
    const names = loadBalancers?.state === "ok" ? loadBalancers.value.map(({ scope }) => scope.name) : [];
    expect([names.length, names.includes("large-400")]).toEqual([401, true]);
    expect(askedFor("elasticloadbalancing:DescribeLoadBalancers")).toBe(2);
  });

  it("101 listeners and 101 rules, a hundred a page", async () => {
    const { world, parts } = cognito(({ region, listener, rule }) => {
      fill(region.elbv2.listeners, 101, (copy, n) => {
        copy.ListenerArn = `${copy.ListenerArn.slice(0, -5)}${10_000 + n}`;
        copy.Port = 10_000 + n;
      });
      const present = region.elbv2.rules.filter(({ ListenerArn }) => ListenerArn === listener.ListenerArn);
      for (let n = present.length; n < 101; n += 1) {
        region.elbv2.rules.push({
          ...structuredClone(rule),
          RuleArn: `${rule.RuleArn.slice(0, -5)}${20_000 + n}`,
          Priority: String(1_000 + n),
        });
      }
    });
    const ctx = await serve(world, 100);
    const listeners = await readListeners(ctx, place, parts.loadBalancer.LoadBalancerArn);
    const rules = await readRules(ctx, place, parts.listener.ListenerArn);
    const ports = listeners.state === "ok" ? listeners.value.map(({ Port }) => Port) : [];
    const priorities = rules.state === "ok" ? rules.value.map(({ Priority }) => Priority) : [];
    expect([ports.length, ports.includes(10_100)]).toEqual([101, true]);
    expect([priorities.length, priorities.includes("1100")]).toEqual([101, true]);
    expect(askedFor("elasticloadbalancing:DescribeListeners")).toBe(2);
    expect(askedFor("elasticloadbalancing:DescribeRules")).toBe(2);
  });

  it("61 user pools, the last of which has the client; and its 61 app clients", async () => {
    const { world, parts } = cognito(({ region, pool, client }) => {
      fill(region.cognito.pools, 61, (copy, n) => {
        copy.Id = `${pool.Id}${n}`;
        copy.Name = `pool ${n}`;
      });
      client.UserPoolId = `${pool.Id}60`;
      fill(region.cognito.clients, 61, (copy, n) => {
        copy.ClientId = `client${n}`;
      });
    });
    const ctx = await serve(world);
    const last = `${parts.pool.Id}60`;
    expect(await findClientElsewhere(ctx, place, parts.client.ClientId)).toEqual({
      state: "ok",
      value: { poolsAsked: 61, foundIn: [{ UserPoolId: last, UserPoolName: "pool 60" }] },
    });
    const ids = await readClientIds(ctx, place, last);
    expect(ids.state === "ok" && [ids.value.length, ids.value.includes("client60")]).toEqual([61, true]);
    expect([askedFor("cognito-idp:ListUserPools"), askedFor("cognito-idp:ListUserPoolClients")]).toEqual([
      2, 2,
    ]);
  });

  it("501 REST APIs", async () => {
    const world = plainRestWorld("large-api", "NONE", () => {});
    fill(regionOf(world).apigateway?.restApis ?? [], 501, (copy, n) => {
      copy.draft.api.id = `api${n}`;
    });
    const [listed] = await listApis(await serve(world));
    const ids = listed?.state === "ok" ? listed.value.map(({ scope }) => scope.id) : [];
    expect([ids.length, ids.includes("api500")]).toEqual([501, true]);
  });

  it("51 resource servers of a user pool", async () => {
    const { world, parts } = cognito(({ region, pool }) => {
      const first = { UserPoolId: pool.Id, Identifier: "orders", Name: "orders", Scopes: [] };
      region.cognito.resourceServers = [first];
      fill(region.cognito.resourceServers, 51, (copy, n) => {
        copy.Identifier = `server-${n}`;
      });
    });
    const servers = await readResourceServers(await serve(world), place, parts.pool.Id);
    const names = servers.state === "ok" ? servers.value.map(({ Identifier }) => Identifier) : [];
    expect([names.length, names.includes("server-50")]).toEqual([51, true]);
    expect(askedFor("cognito-idp:ListResourceServers")).toBe(2);
  });

  it("501 resources of a REST API", async () => {
    let id = "";
    const world = plainRestWorld("large-api", "NONE", (parts) => {
      id = parts.apiId;
      for (let n = parts.draft.resources.length; n < 501; n += 1) {
        addResource(parts, `/r${n}`, { GET: structuredClone(parts.method) });
      }
    });
    const methods = await readRestMethods(await serve(world), place, id);
    const paths = methods.state === "ok" ? methods.value.map(({ path }) => path) : [];
    expect([paths.length > 490, paths.includes("/r500")]).toEqual([true, true]);
    expect(askedFor("apigateway:GetResources")).toBe(2);
  });
});

describe("a list that changes while it is read", () => {
  it("loses what went between two pages, and nothing else", async () => {
    const { world } = cognito(({ region }) =>
      fill(region.elbv2.loadBalancers, 3, (copy, n) => {
        copy.LoadBalancerName = `large-${n}`;
        copy.LoadBalancerArn = copy.LoadBalancerArn.replace("/large/", `/large-${n}/`);
      }),
    );
    await serve(world, 1);
    let pages = 0;
    front = await startAwsFront({
      url: sandbox.url,
      answer: (body) => {
        if (!body.includes("<DescribeLoadBalancersResult>")) return body;
        pages += 1;
        if (pages === 1) regionOf(world).elbv2.loadBalancers.pop();
        return body;
      },
    });
    vi.stubEnv("AWS_ENDPOINT_URL", front.url);
    const [listed] = await listInventory(context());
    const { loadBalancers } = listed ?? {};
    const names = loadBalancers?.state === "ok" ? loadBalancers.value.map(({ scope }) => scope.name) : [];
    expect(names).toEqual(["large", "large-1"]);
  });
});

describe("a list that begins anew with each page", () => {
  it("ends with an error, not for ever, and is no empty list", async () => {
    const { world, parts } = cognito(() => undefined);
    await serve(world, 1);
    const again = await startAwsFront({
      url: sandbox.url,
      ask: (body) => body.replace(/&Marker=[^&]*/, ""),
      answer: (body) => body.replace(/<NextMarker>[^<]*</, "<NextMarker>again<"),
    });
    front = again;
    vi.stubEnv("AWS_ENDPOINT_URL", again.url);
    expect(await readListeners(context(), place, parts.loadBalancer.LoadBalancerArn)).toMatchObject({
      state: "failed",
      error: { code: "invalid-response", operation: "elasticloadbalancing:DescribeListeners" },
    });
    expect(askedFor("elasticloadbalancing:DescribeListeners")).toBeLessThanOrEqual(3);
  });
});

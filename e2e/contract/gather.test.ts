import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createAws,
  createGatherContext,
  gatherClientsElsewhere,
  gatherConfiguration,
  gatherReferences,
  listInventory,
  locate,
  readActions,
  systemClock,
} from "../../lib/gather";
import type { Gathered } from "../../lib/model/gathered";
import { type Snapshot, snapshot as snapshotSchema } from "../../lib/model/snapshot";
import { createOutbound } from "../../lib/outbound";
import { type AwsSandbox, startAwsSandbox } from "../sandbox/aws";
import type { World } from "../sandbox/world";
import { type CognitoParts, cognitoWorld } from "../scenarios/build-cognito";
import { mergeWorlds } from "../scenarios/build-merge";
import { type OidcParts, oidcWorld } from "../scenarios/build-oidc";

let sandbox: AwsSandbox;

async function serve(world: World, pageSize?: number): Promise<void> {
  sandbox = await startAwsSandbox(world, pageSize === undefined ? {} : { pageSize });
  for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** A process of the dashboard, with nothing read yet. */
function start() {
  const aws = createAws([{ regions: ["eu-west-1"] }], { clock: systemClock });
  const hosts = Object.fromEntries(
    Object.entries(sandbox.world().names).map(([host, { a, aaaa }]) => [host, { a, aaaa }]),
  );
  const outbound = createOutbound({ hosts, allow: [] });
  return () => createGatherContext({ aws, outbound, clock: systemClock });
}

/** From a host to the snapshot, as a diagnosis goes. */
async function diagnose(host: string, request = start()) {
  const ctx = request();
  const located = await locate({ host, hostKind: "name", path: "/" }, ctx);
  if (located.scope === null) return { located, snapshot: null };
  const snapshot = await gatherConfiguration(located.scope, ctx, {
    hosts: { [host]: located.hostAddresses },
  });
  return { located, snapshot };
}

async function snapshotOf(host: string): Promise<Snapshot> {
  const { located, snapshot } = await diagnose(host);
  if (!snapshot) throw new Error(JSON.stringify(located.steps));
  return snapshot;
}

const ok = <T>(value: T) => ({ state: "ok", value });
const text = (value: unknown) => expect.stringContaining(String(value));

describe("a healthy Cognito chain, two rows a page", () => {
  let parts: CognitoParts;
  beforeEach(async () => {
    const world = cognitoWorld("shop", (built) => {
      parts = built;
      for (const priority of ["40", "20", "30"]) {
        built.region.elbv2.rules.push({
          ...structuredClone(built.rule),
          RuleArn: `${built.rule.RuleArn}${priority}`,
          Priority: priority,
        });
      }
    });
    await serve(world, 2);
  });

  it("is found by its address and read to the last row", async () => {
    const { located, snapshot } = await diagnose("shop.example.com");
    expect(located.steps.map(({ outcome, what }) => [outcome, what])).toEqual([
      ["hit", "DNS of shop.example.com"],
      ["hit", "Network interface with the address"],
    ]);
    const { artifacts, ...rest } = snapshotSchema.parse(snapshot);
    const { loadBalancer, listener, httpListener, rule, pool, client, domain, certificate } = parts;
    const key = `${pool.Id}/${client.ClientId}`;
    expect(rest).toMatchObject({
      schemaVersion: 1,
      scope: { kind: "alb", account: "111122223333", region: "eu-west-1", name: "shop" },
      errors: [],
    });
    expect(artifacts.loadBalancer).toEqual(
      ok({
        LoadBalancerArn: loadBalancer.LoadBalancerArn,
        LoadBalancerName: "shop",
        DNSName: loadBalancer.DNSName,
        Scheme: "internet-facing",
        IpAddressType: "ipv4",
        State: "active",
        VpcId: parts.network.vpcId,
        SecurityGroups: [parts.network.securityGroup.GroupId],
        Subnets: [...parts.network.subnetIds],
      }),
    );
    expect(artifacts.attributes).toMatchObject(ok({ "access_logs.s3.enabled": "true" }));
    expect(artifacts.tags).toEqual(ok({ scenario: "shop" }));
    expect(artifacts.listeners).toEqual(
      ok([
        { ListenerArn: httpListener.ListenerArn, Port: 80, Protocol: "HTTP" },
        { ListenerArn: listener.ListenerArn, Port: 443, Protocol: "HTTPS", SslPolicy: listener.SslPolicy },
      ]),
    );
    const rules = artifacts.rules[listener.ListenerArn];
    expect(rules?.state === "ok" && rules.value.map(({ Priority }) => Priority)).toEqual([
      "10",
      "20",
      "30",
      "40",
      "default",
    ]);
    expect(rules?.state === "ok" && rules.value[0]).toEqual({
      RuleArn: rule.RuleArn,
      Priority: "10",
      IsDefault: false,
      Conditions: [
        {
          Field: "host-header",
          Values: ["shop.example.com"],
          HostHeaderConfig: { Values: ["shop.example.com"] },
        },
      ],
      Actions: [
        {
          Type: "authenticate-cognito",
          Order: 1,
          AuthenticateCognitoConfig: {
            UserPoolArn: pool.Arn,
            UserPoolClientId: client.ClientId,
            UserPoolDomain: "shop",
            SessionCookieName: "AWSELBAuthSessionCookie",
            Scope: "openid",
            SessionTimeout: 604_800,
            AuthenticationRequestExtraParams: {},
            OnUnauthenticatedRequest: "authenticate",
          },
        },
        {
          Type: "forward",
          Order: 2,
          TargetGroups: [{ TargetGroupArn: parts.targetGroup.TargetGroupArn, Weight: 1 }],
        },
      ],
      Transforms: [],
    });
    expect(artifacts.listenerCertificates).toEqual({
      [listener.ListenerArn]: ok([{ CertificateArn: certificate.CertificateArn, IsDefault: true }]),
    });
    expect(artifacts.certificates).toEqual({
      [certificate.CertificateArn]: ok({
        CertificateArn: certificate.CertificateArn,
        Status: "ISSUED",
        DomainName: "shop.example.com",
        SubjectAlternativeNames: ["shop.example.com"],
        NotBefore: certificate.NotBefore?.toISOString(),
        NotAfter: certificate.NotAfter?.toISOString(),
        Type: "AMAZON_ISSUED",
      }),
    });
    expect(artifacts.userPools).toEqual({
      [pool.Arn ?? ""]: ok({
        Id: pool.Id,
        Arn: pool.Arn,
        Name: "shop",
        Domain: "shop",
        IssuerType: "ORIGINAL",
        PreTokenGeneration: false,
      }),
    });
    expect(artifacts.appClients).toEqual({
      [key]: ok({
        UserPoolId: pool.Id,
        ClientId: client.ClientId,
        ClientName: "shop",
        HasClientSecret: true,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ["code"],
        AllowedOAuthScopes: client.AllowedOAuthScopes,
        CallbackURLs: client.CallbackURLs,
        LogoutURLs: client.LogoutURLs,
        SupportedIdentityProviders: ["COGNITO"],
        ReadAttributes: [],
        ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
        RefreshTokenValidity: 30,
        AccessTokenValidity: 60,
        IdTokenValidity: 60,
        TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
      }),
    });
    expect(artifacts.clientSecrets).toEqual({ [key]: ok(1) });
    expect(artifacts.userPoolDomains).toEqual({
      shop: ok({
        Domain: "shop",
        UserPoolId: pool.Id,
        AWSAccountId: "111122223333",
        Status: domain.Status,
        ManagedLoginVersion: 1,
        CustomDomain: false,
      }),
    });
    expect(artifacts.resourceServers).toEqual({
      [pool.Id]: { state: "skipped", reason: "no rule asks for a scope of a resource server" },
    });
    expect(artifacts.identityProviders).toEqual({
      [pool.Id]: { state: "skipped", reason: "the app client names no provider beyond the pool itself" },
    });
    expect(artifacts.brandings).toEqual({ [key]: { state: "skipped", reason: text("managed login") } });
    const notAsked = { state: "skipped", reason: "not asked yet" };
    expect(artifacts.discoveries).toEqual({
      [`https://cognito-idp.eu-west-1.amazonaws.com/${pool.Id}`]: notAsked,
    });
    expect(artifacts.endpoints).toEqual({
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token": notAsked,
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/userInfo": notAsked,
    });
    expect(artifacts.hosts["shop.example.com"]).toMatchObject(ok({ a: [...parts.network.publicAddresses] }));
  });

  it("reads what the configuration calls for", async () => {
    const { pool, client, domain, authenticate, region } = parts;
    authenticate.Scope = "openid orders/read";
    client.SupportedIdentityProviders = ["COGNITO", "Okta"];
    domain.ManagedLoginVersion = 2;
    const names = ["orders", "stock", "mail"];
    region.cognito.resourceServers = names.map((name) => ({
      UserPoolId: pool.Id,
      Identifier: name,
      Name: name,
      Scopes: [{ ScopeName: "read", ScopeDescription: "read" }],
    }));
    region.cognito.identityProviders = ["Okta", "Acme", "Corp"].map((ProviderName) => ({
      UserPoolId: pool.Id,
      ProviderName,
      ProviderType: "OIDC",
      ProviderDetails: { client_secret: "CANARYproviderdetails" },
    }));
    const { artifacts, errors } = await snapshotOf("shop.example.com");
    expect(errors).toEqual([]);
    expect(artifacts.resourceServers[pool.Id]).toEqual(
      ok(names.map((name) => ({ Identifier: name, Name: name, Scopes: ["read"] }))),
    );
    expect(artifacts.identityProviders[pool.Id]).toEqual(
      ok(["Okta", "Acme", "Corp"].map((ProviderName) => ({ ProviderName, ProviderType: "OIDC" }))),
    );
    expect(artifacts.brandings[`${pool.Id}/${client.ClientId}`]).toEqual(ok(false));
  });

  it("keeps no secret", async () => {
    parts.client.ClientSecret = "CANARYclientsecret";
    parts.pool.SmsConfiguration = {
      SnsCallerArn: "arn:aws:iam::111122223333:role/sms",
      ExternalId: "CANARYexternalid",
    };
    const { located, snapshot } = await diagnose("shop.example.com");
    expect(snapshot?.errors).toEqual([]);
    expect(JSON.stringify({ located, snapshot })).not.toContain("CANARY");
  });

  it("knows what does not exist", async () => {
    const { pool, client, region } = parts;
    const key = `${pool.Id}/${client.ClientId}`;
    region.cognito.domains = [];
    region.cognito.clients = [];
    const withoutClient = (await snapshotOf("shop.example.com")).artifacts;
    expect(withoutClient.appClients[key]).toEqual(ok(null));
    expect(withoutClient.clientSecrets[key]).toMatchObject({ state: "skipped" });
    expect(withoutClient.userPoolDomains.shop).toEqual(ok(null));
    region.cognito.pools = [];
    const withoutPool = (await snapshotOf("shop.example.com")).artifacts;
    expect(withoutPool.userPools[pool.Arn ?? ""]).toEqual(ok(null));
    expect(withoutPool.appClients[key]).toEqual({
      state: "skipped",
      reason: `the user pool ${pool.Id} does not exist`,
    });
  });

  it("finds a lost client in another pool, after the verdict", async () => {
    const { pool, client, region } = parts;
    for (const n of [1, 2, 3]) {
      region.cognito.pools.push({ ...structuredClone(pool), Id: `${pool.Id}${n}`, Name: `pool ${n}` });
    }
    client.UserPoolId = `${pool.Id}3`;
    const request = start();
    const { snapshot } = await diagnose("shop.example.com", request);
    if (!snapshot) throw new Error("not found");
    const after = snapshotSchema.parse(await gatherClientsElsewhere(snapshot, request()));
    expect(after.artifacts.clientsElsewhere).toEqual({
      [client.ClientId]: ok({
        poolsAsked: 4,
        foundIn: [{ UserPoolId: `${pool.Id}3`, UserPoolName: "pool 3" }],
      }),
    });
  });

  it("reads the pools of the rules in focus first, and the others when they are wanted", async () => {
    const { pool, client, rule, region } = parts;
    const secondArn = `${pool.Arn}2`;
    region.cognito.pools.push({ ...structuredClone(pool), Id: `${pool.Id}2`, Arn: secondArn });
    region.cognito.clients.push({ ...structuredClone(client), UserPoolId: `${pool.Id}2` });
    const other = region.elbv2.rules.find(({ Priority }) => Priority === "20");
    const config = other?.Actions?.[0]?.AuthenticateCognitoConfig;
    if (!config) throw new Error("no second rule");
    config.UserPoolArn = secondArn;
    const ctx = start()();
    const { scope } = await locate({ host: "shop.example.com", hostKind: "name", path: "/" }, ctx);
    if (!scope) throw new Error("not found");
    const focused = await gatherConfiguration(scope, ctx, { focus: () => [rule.RuleArn] });
    expect(focused.artifacts.userPools[pool.Arn ?? ""]?.state).toBe("ok");
    expect(focused.artifacts.userPools[secondArn]).toEqual({ state: "skipped", reason: "not asked yet" });
    sandbox.calls.reset();
    const whole = snapshotSchema.parse(await gatherReferences(focused, ctx));
    expect(whole.artifacts.userPools[secondArn]).toMatchObject(ok({ Id: `${pool.Id}2` }));
    expect(sandbox.calls.report().operations).toEqual({
      "cognito-idp:DescribeUserPool": 1,
      "cognito-idp:DescribeUserPoolClient": 1,
      "cognito-idp:ListUserPoolClientSecrets": 1,
    });
    expect(whole.calls).toBe(focused.calls + 3);
  });

  it("skips a pool of an account that is not configured", async () => {
    parts.authenticate.UserPoolArn = parts.authenticate.UserPoolArn?.replace("111122223333", "999999999999");
    const { artifacts } = await snapshotOf("shop.example.com");
    expect(artifacts.userPools[parts.authenticate.UserPoolArn ?? ""]).toEqual({
      state: "skipped",
      reason: "account 999999999999 is not configured",
    });
  });
});

describe("a healthy OIDC chain, two rows a page", () => {
  let parts: OidcParts;
  beforeEach(async () => {
    await serve(
      oidcWorld("sso", (built) => {
        parts = built;
      }),
      2,
    );
  });

  it("is read with its provider's addresses still open", async () => {
    const snapshot = snapshotSchema.parse(await snapshotOf("sso.example.com"));
    const { listener, authenticate } = parts;
    const rules = snapshot.artifacts.rules[listener.ListenerArn];
    expect(rules?.state === "ok" && rules.value[0]?.Actions[0]).toEqual({
      Type: "authenticate-oidc",
      Order: 1,
      AuthenticateOidcConfig: { ...authenticate, AuthenticationRequestExtraParams: {} },
    });
    const notAsked = { state: "skipped", reason: "not asked yet" };
    expect(snapshot.artifacts.discoveries).toEqual({ "https://sso.login.example": notAsked });
    expect(snapshot.artifacts.endpoints).toEqual({
      "https://sso.login.example/token": notAsked,
      "https://sso.login.example/me": notAsked,
    });
    expect(snapshot.artifacts.userPools).toEqual({});
    expect(snapshot.errors).toEqual([]);
  });
});

describe("what a diagnosis costs", () => {
  const worldOf = (count: number) =>
    mergeWorlds([
      cognitoWorld("shop", ({ domain }) => {
        domain.ManagedLoginVersion = 2;
      }),
      ...Array.from({ length: count - 1 }, (_, n) => oidcWorld(`other-${n}`)),
    ]);

  it("is at most 15 calls, with 1 load balancer or 50", async () => {
    const costs: number[] = [];
    for (const count of [1, 50]) {
      await serve(worldOf(count));
      const snapshot = await snapshotOf("shop.example.com");
      expect(sandbox.calls.report().total).toBe(snapshot.calls);
      costs.push(snapshot.calls);
      if (count === 1) await sandbox.close();
    }
    expect(costs[0]).toBeLessThanOrEqual(15);
    expect(costs[1]).toBe(costs[0]);
  });

  it("is at most 6 waves", async () => {
    await serve(worldOf(1));
    const delayMs = 300;
    sandbox.faults.set("*", { kind: "delay", ms: delayMs });
    const began = performance.now();
    const snapshot = await snapshotOf("shop.example.com");
    expect(snapshot.errors).toEqual([]);
    expect((performance.now() - began) / delayMs).toBeLessThanOrEqual(6);
  });

  it("knows whose credentials it has after the first", async () => {
    await serve(worldOf(1));
    const request = start();
    await diagnose("shop.example.com", request);
    const first = sandbox.calls.report();
    await diagnose("shop.example.com", request);
    const both = sandbox.calls.report();
    expect(both.operations["sts:GetCallerIdentity"]).toBe(1);
    expect(both.total).toBe(2 * first.total - 1);
  });
});

/** Everything in a snapshot that failed. */
function failuresIn(snapshot: Snapshot): Gathered<unknown>[] {
  return Object.values(snapshot.artifacts)
    .flatMap((artifact): Gathered<unknown>[] =>
      "state" in artifact ? [artifact as Gathered<unknown>] : Object.values(artifact),
    )
    .filter((gathered) => gathered.state === "failed");
}

describe("an operation that is denied", () => {
  /** Asked of APIs alone, or of the recordings after the verdict: their own tests stand with them. */
  const others = /^(apigateway|iam|lambda|cloudtrail|cloudwatch):|:ListUserPoolClients$/;

  it.each(readActions.filter((action) => !others.test(action)))(
    "%s: names action and resource, and leaves the rest",
    async (action) => {
      let parts: CognitoParts | undefined;
      await serve(
        cognitoWorld("shop", (built) => {
          parts = built;
          built.authenticate.Scope = "openid orders/read";
          built.client.SupportedIdentityProviders = ["COGNITO", "Okta"];
          built.domain.ManagedLoginVersion = 2;
          built.region.cognito.resourceServers.push({
            UserPoolId: built.pool.Id,
            Identifier: "orders",
            Name: "o",
          });
        }),
        2,
      );
      const whole = await snapshotOf("shop.example.com");
      expect(failuresIn(whole)).toEqual([]);
      sandbox.faults.set(action, { kind: "deny" });
      const { located, snapshot } = await diagnose("shop.example.com");

      if (action === "sts:GetCallerIdentity") {
        expect(located.scope).toBeNull();
        expect(located.errors).toMatchObject([{ code: "access-denied", operation: action }]);
        return;
      }
      if (action === "ec2:DescribeNetworkInterfaces") {
        expect(located.errors).toMatchObject([
          { code: "access-denied", operation: action, resource: text("198.18.") },
        ]);
        expect(located.steps.map(({ detail }) => detail).join()).toContain(action);
      }
      if (!snapshot) throw new Error(JSON.stringify(located));
      const usual = ["acm:ListCertificates", "cognito-idp:ListUserPools"];
      const afterVerdict = /^(ec2|wafv2):|:DescribeTargetHealth$/;
      if (usual.includes(action) || afterVerdict.test(action)) return expect(snapshot.errors).toEqual([]);
      expect(snapshot.errors).not.toEqual([]);
      for (const error of snapshot.errors) {
        expect(error).toMatchObject({ code: "access-denied", operation: action });
        expect(error.resource).not.toBe("");
        expect(error.message).not.toBe("");
      }
      for (const name of ["userPools", "appClients", "rules", "certificates"] as const) {
        for (const [key, value] of Object.entries(snapshot.artifacts[name])) {
          if (value.state === "ok") expect(value).toEqual(whole.artifacts[name][key]);
        }
      }
      expect(parts?.pool.Id).toBeDefined();
    },
  );
});

describe("trouble at AWS", () => {
  it("sits out throttling of every second call", async () => {
    await serve(cognitoWorld("shop"));
    sandbox.faults.set("*", { kind: "throttle", every: 2 });
    const snapshot = await snapshotOf("shop.example.com");
    expect(snapshot.errors).toEqual([]);
  });

  it.each([
    ["throttle", { kind: "throttle" }, "throttled"],
    ["error", { kind: "break", how: "error" }, "unreachable"],
    ["rubbish", { kind: "break", how: "rubbish" }, "invalid-response"],
    ["reset", { kind: "break", how: "reset" }, "unreachable"],
    ["hang", { kind: "break", how: "hang" }, "timed-out"],
  ] as const)("%s: a service that fails does not take the others with it", async (_, fault, code) => {
    await serve(cognitoWorld("shop"));
    sandbox.faults.set("cognito-idp:*", fault);
    const snapshot = await snapshotOf("shop.example.com");
    expect([...new Set(snapshot.errors.map((error) => error.code))]).toEqual([code]);
    expect(snapshot.artifacts.loadBalancer.state).toBe("ok");
    expect(Object.values(snapshot.artifacts.certificates).map(({ state }) => state)).toEqual(["ok"]);
  });

  it.each([
    "elasticloadbalancing:DescribeRules",
    "elasticloadbalancing:DescribeListeners",
    "acm:DescribeCertificate",
    "ec2:DescribeNetworkInterfaces",
  ])("rubbish from %s is no empty list", async (target) => {
    await serve(cognitoWorld("shop"));
    sandbox.faults.set(target, { kind: "break", how: "rubbish" });
    const { located, snapshot } = await diagnose("shop.example.com");
    const codes = [...located.errors, ...(snapshot?.errors ?? [])].map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(["invalid-response"]);
  });

  it("says once that the credentials have expired", async () => {
    await serve(cognitoWorld("shop"));
    sandbox.faults.set("*", { kind: "expired-token" });
    const { located } = await diagnose("shop.example.com");
    expect(located.scope).toBeNull();
    expect(located.errors).toMatchObject([{ code: "credentials" }]);
    expect(sandbox.calls.report().operations["sts:GetCallerIdentity"]).toBe(1);
  });

  it("recovers without a restart", async () => {
    await serve(cognitoWorld("shop"));
    const request = start();
    sandbox.faults.set("*", { kind: "expired-token" });
    expect((await diagnose("shop.example.com", request)).located.scope).toBeNull();
    sandbox.faults.clear();
    expect((await diagnose("shop.example.com", request)).snapshot?.errors).toEqual([]);
  });
});

describe("finding the load balancer", () => {
  const behindProxy = (id: string, edit: (parts: CognitoParts) => void = () => {}) =>
    cognitoWorld(id, (parts) => {
      parts.name.a = ["198.51.100.77"];
      edit(parts);
    });

  it("goes by the load balancer's own name", async () => {
    await serve(cognitoWorld("shop"));
    const { located } = await diagnose("shop-123.eu-west-1.elb.amazonaws.com");
    expect(located.scope).toMatchObject({ name: "shop" });
    expect(sandbox.calls.report().operations).not.toHaveProperty(["ec2:DescribeNetworkInterfaces"]);
  });

  it("goes by the certificate where the address is another's", async () => {
    await serve(mergeWorlds([behindProxy("shop"), oidcWorld("other")]), 2);
    const { located } = await diagnose("shop.example.com");
    expect(located.scope).toMatchObject({ name: "shop" });
    expect(located.steps.map(({ outcome }) => outcome)).toEqual(["hit", "miss", "miss", "hit"]);
  });

  it("goes by the rules where no certificate names the host", async () => {
    const world = behindProxy("shop", ({ certificate }) => {
      certificate.DomainName = "origin.internal.example";
      certificate.SubjectAlternativeNames = ["origin.internal.example"];
    });
    await serve(mergeWorlds([world, oidcWorld("other")]), 2);
    const { located } = await diagnose("shop.example.com");
    expect(located.scope).toMatchObject({ name: "shop" });
    expect(located.steps.at(-1)).toMatchObject({ outcome: "hit", detail: text("names the host") });
  });

  it("finds a host whose DNS alias is gone", async () => {
    await serve(
      cognitoWorld("shop", ({ name }) => {
        name.a = [];
      }),
    );
    const { located } = await diagnose("shop.example.com");
    expect(located.steps[0]).toMatchObject({ outcome: "miss" });
    expect(located.scope).toMatchObject({ name: "shop" });
  });

  it("says what it knows of a host that nobody serves", async () => {
    await serve(mergeWorlds([cognitoWorld("shop"), oidcWorld("other")]));
    sandbox.world().names["shpo.example.com"] = { a: [], aaaa: [], serves: "none" };
    const { located } = await diagnose("shpo.example.com");
    expect(located).toMatchObject({ scope: null, errors: [], nearestHosts: ["shop.example.com"] });
    // A name that does not exist is not worth reading every rule for.
    expect(sandbox.calls.report().operations).not.toHaveProperty(["elasticloadbalancing:DescribeRules"]);
  });

  it("says which account an address belongs to where that is not configured", async () => {
    await serve(
      cognitoWorld("shop", ({ region }) => {
        for (const each of region.ec2.networkInterfaces) each.OwnerId = "999999999999";
      }),
    );
    const { located } = await diagnose("shop.example.com");
    expect(located.scope).toBeNull();
    expect(located.steps.at(-1)?.detail).toContain("account 999999999999 is not configured");
  });
});

describe("listInventory", () => {
  it("lists every application load balancer, page by page, and what could not be read", async () => {
    const world = mergeWorlds(["a", "b", "c", "d", "e"].map((id) => oidcWorld(id)));
    await serve(world, 2);
    const [place, ...others] = await listInventory(start()());
    expect(others).toEqual([]);
    expect(place).toMatchObject({ account: "111122223333", region: "eu-west-1" });
    const items = place?.loadBalancers;
    expect(items?.state === "ok" && items.value.map(({ scope }) => scope.name)).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
    ]);
    sandbox.faults.set("elasticloadbalancing:DescribeLoadBalancers", { kind: "deny" });
    expect((await listInventory(start()()))[0]?.loadBalancers).toMatchObject({
      state: "failed",
      error: { code: "access-denied", operation: "elasticloadbalancing:DescribeLoadBalancers" },
    });
  });
});

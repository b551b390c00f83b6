/**
 * What one group may see is kept from another, on every route and page, however warm the caches are. The built server,
 * behind a load balancer's sign-in, with two accounts.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCOUNT } from "../scenarios/build-ids";
import { missingBuild } from "../support/secrets/built-server";
import { type Guarded, startGuarded } from "../support/sign-in/behind-load-balancer";
import { type RawAnswer, rawRequest } from "../support/sign-in/raw-request";
import { groups, SHOP_ACCOUNT, twoAccounts } from "../support/sign-in/two-accounts";

const missing = missingBuild();
if (missing !== null) console.warn(`boundaries: not run, ${missing}`);

let guarded: Guarded;
/** Ids of chains, by the host that they serve, as somebody who sees all is told. */
let chains: Record<string, string>;

const ask = (path: string, group: string | readonly string[] | undefined, more: readonly string[] = []) =>
  rawRequest(guarded.server.origin, {
    path,
    lines: [guarded.lineOf(`one of ${group}`, { groups: group }), ...more],
  });

beforeAll(async () => {
  if (missing !== null) return;
  guarded = await startGuarded({ world: twoAccounts(), signIn: { groups } });
  chains = {};
  for (const host of ["tools.example.com", "shop.example.com"]) {
    const { text } = await ask(diagnosis(host), "platform");
    chains[host] = /"chain":"(alb\/[^"]+)"/.exec(text)?.[1] ?? "";
  }
});
afterAll(() => guarded?.close());

const diagnosis = (host: string) => `/api/v1/diagnose?url=https%3A%2F%2F${host}%2F`;
const scopeOf = (chain = "") => encodeURIComponent(chain.split("/").slice(0, 5).join("/"));

/** Everything that shows something of an account, or of a chain of it. */
const everything = (chain: string, host: string, account: string): string[] => [
  "/",
  "/chains",
  `/chains/${chain}`,
  "/settings",
  `/diagnose?url=https%3A%2F%2F${host}%2F`,
  diagnosis(host),
  `${diagnosis(host)}&account=${account}`,
  `${diagnosis(host)}&fresh=1`,
  `/api/v1/chains/${chain}`,
  `/api/v1/snapshot?scope=${scopeOf(chain)}`,
  "/api/v1/fleet",
  "/api/v1/fleet?fresh=1",
  "/api/v1/inventory",
  "/api/v1/targets",
  "/api/v1/session",
  "/api/v1/ready",
  `/api/v1/permissions?account=${account}`,
  `/api/v1/keys?chain=${chain}`,
  `/api/v1/alb-key?chain=${chain}&kid=8d3b1c9e-5f0a-4c0e-9d51-0f7c2b6a1e42`,
];

/** What is of the tools account, and was not in the question. */
function told(path: string, { text }: RawAnswer): string[] {
  const names = [ACCOUNT, "tools.login.example", "tools.example.com", "loadbalancer/app/tools"];
  return names
    .filter((name) => !path.includes(name) && text.includes(name))
    .map((name) => `${path}: ${name}`);
}

describe(`two groups${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it.skipIf(missing)("of which one sees all: there is something to keep, and it is at hand", async () => {
    const host = "tools.example.com";
    const chain = chains[host] ?? "";
    expect(chain).toContain(ACCOUNT);
    expect(chains["shop.example.com"]).toContain(SHOP_ACCOUNT);
    const showing: string[] = [];
    for (const path of everything(chain, host, ACCOUNT)) {
      if (told(path, await ask(path, "platform")).length > 0) showing.push(path);
    }
    expect(showing).toEqual(expect.arrayContaining(["/chains", "/settings", "/api/v1/inventory"]));
    expect(showing.length).toBeGreaterThan(8);
  });

  it.skipIf(missing)(
    "of which the other sees its own account, and nothing of what was read before",
    async () => {
      const host = "tools.example.com";
      const wrong: string[] = [];
      for (const path of everything(chains[host] ?? "", host, ACCOUNT)) {
        for (const lines of [[], ["rsc: 1"]]) wrong.push(...told(path, await ask(path, "payments", lines)));
      }
      expect(wrong).toEqual([]);
      expect((await ask(`/api/v1/chains/${chains[host]}`, "payments")).status).toBe(404);
      expect((await ask(`/api/v1/snapshot?scope=${scopeOf(chains[host])}`, "payments")).status).toBe(404);

      const own = await ask(`/api/v1/chains/${chains["shop.example.com"]}`, "payments");
      expect([own.status, own.text]).toEqual([200, expect.stringContaining(SHOP_ACCOUNT)]);
      const fleet = await ask("/api/v1/fleet", "payments");
      expect(fleet.text).toContain("shop.example.com");
    },
  );

  it.skipIf(missing)("read AWS each for itself, and the members of one group once", async () => {
    const { calls } = guarded.sandbox.aws;
    calls.reset();
    await ask("/api/v1/inventory", "payments");
    const operations = Object.keys(calls.report().operations);
    expect(operations).toContain("elasticloadbalancing:DescribeLoadBalancers");
    calls.reset();
    const host = "shop.example.com";
    await Promise.all(Array.from({ length: 5 }, () => ask(diagnosis(host), "payments")));
    const five = calls.report().total;
    calls.reset();
    await ask(`${diagnosis(host)}&fresh=1`, "payments");
    expect(five).toBeLessThanOrEqual(calls.report().total);
  });

  it
    .skipIf(missing)
    .each([
      [undefined],
      [""],
      ["Platform"],
      ["platform "],
      ["constructor"],
      ["__proto__"],
      [["staff", "guests"]],
      [[["platform"]]],
      [["platform,payments"]],
      [{ platform: true }],
      [7],
    ])("and who is in neither is not let in: %j", async (group) => {
    const answers = await Promise.all(
      ["/chains", "/settings", "/api/v1/inventory", "/api/v1/session"].map((path) =>
        ask(path, group as string | undefined),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it.skipIf(missing)("and who is in both sees what either does", async () => {
    const both = await ask("/api/v1/session", ["payments", "platform"]);
    expect(both.text).toContain('"accounts":"all"');
    const one = await ask("/api/v1/session", ["staff", "payments"]);
    expect(one.text).toContain(`"accounts":["${SHOP_ACCOUNT}"]`);
  });
});

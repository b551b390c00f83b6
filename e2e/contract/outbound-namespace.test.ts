import { beforeAll, describe, expect, it } from "vitest";
import { type Child, findWayIn, runInNamespace } from "../support/outbound/namespace";
import type { NamespaceReport } from "../support/outbound/namespace-child";
import type { ProductReport } from "../support/outbound/product-child";
import type { Came } from "../support/outbound/product-routes";
import { PROVIDER_ADDRESS } from "../support/outbound/provider-answer";
import { PUBLIC_ADDRESS, REFUSED_TARGETS } from "../support/outbound/refused-targets";
import type { ServerReport } from "../support/outbound/server-child";
import { missingBuild } from "../support/secrets/built-server";

/** No name of the stub has this address: only a client that honours proxy variables gets there. */
const PROXY = "http://10.99.99.99:8080";
const PUBLIC = `${PUBLIC_ADDRESS}:443`;
const wayIn = findWayIn();
const missing = wayIn.ok ? null : wayIn.missing;
if (missing !== null) console.warn(`outbound-namespace: not run, ${missing}`);

const named = <T>(results: T[]) =>
  REFUSED_TARGETS.map(({ kind, url }, index) => ({ kind, url, result: results[index] as T }));

const noServer = missing ?? missingBuild();
const titled = (title: string, reason: string | null) =>
  reason === null ? title : `${title} (not run: ${reason})`;

let report: NamespaceReport;
let product: ProductReport;
let server: ServerReport;
// Mostly they wait, so they run side by side.
beforeAll(async () => {
  if (!wayIn.ok) return;
  const { way } = wayIn;
  const run = (child: Child) => runInNamespace(way, child, PROXY);
  const [guard, inProcess, built] = await Promise.all([
    run("namespace-child"),
    run("product-child"),
    noServer === null ? run("server-child") : undefined,
  ]);
  report = guard as NamespaceReport;
  product = inProcess as ProductReport;
  server = built as ServerReport;
}, 110_000);

describe(titled("the guard, where every address is this machine", missing), () => {
  it.skipIf(missing)("an unguarded client reaches what the guard refuses", () => {
    const seen = named(report.unguarded).map(({ kind, url, result }) => ({
      kind,
      url,
      reached: result.reached,
    }));
    expect(seen).toEqual(
      REFUSED_TARGETS.map(({ kind, url, unguarded }) => ({
        kind,
        url,
        reached: unguarded ? [unguarded] : [],
      })),
    );
    expect(report.unguardedRebinding.reached).toEqual(["127.0.0.1:443"]);
  });

  it.skipIf(missing).each(["refused", "posted"] as const)(
    "the guard contacts no target that is %s",
    (part) => {
      const seen = named(report[part]).map(({ kind, url, result }) => ({
        kind,
        url,
        reached: result.reached,
        code: result.value.state === "failed" ? result.value.code : result.value.status,
      }));
      const expected = REFUSED_TARGETS.map(({ kind, url }) => ({
        kind,
        url,
        reached: [],
        code: "refused-target",
      }));
      expect(seen).toEqual(expected);
      const messages = report[part].map(({ value }) => (value.state === "failed" ? value.message : ""));
      expect(new Set(messages).size).toBe(1);
    },
  );

  it.skipIf(missing)("resolving contacts nothing", () => {
    expect(named(report.resolved).filter(({ result }) => result.reached.length > 0)).toEqual([]);
  });

  it.skipIf(missing)("a redirect is reported, never followed", () => {
    const seen = named(report.redirected).map(({ kind, url, result }) => ({
      kind,
      url,
      reached: result.reached,
      status: result.value.state === "answered" ? result.value.status : result.value.code,
    }));
    expect(seen).toEqual(
      REFUSED_TARGETS.map(({ kind, url }) => ({ kind, url, reached: [PUBLIC], status: 302 })),
    );
  });

  it.skipIf(missing)("allowed targets are fetched, over IPv4, past any proxy variable", () => {
    const outcome = Object.entries(report.allowed).map(([name, { value, reached }]) => [
      name,
      value.state === "answered" ? value.body : value.code,
      reached,
    ]);
    expect(outcome).toEqual([
      ["public", "canary", [PUBLIC]],
      ["dns64", "canary", [PUBLIC]],
      ["port", "canary", [`${PUBLIC_ADDRESS}:8080`]],
      ["trailingDot", "canary", [PUBLIC]],
      ["opened", "canary", ["10.50.0.1:443"]],
      ["shut", "refused-target", []],
      ["six", "no-ipv4", []],
    ]);
  });

  it.skipIf(missing)("a name that rebinds is asked once a probe, and its address is kept", () => {
    const { first, asked, second, reset, askedForReset, resolved, afterResolved } = report.rebinding;
    expect(first).toMatchObject({ value: { state: "answered" }, reached: ["93.184.216.35:443"] });
    expect(asked).toBe(1);
    expect(second).toMatchObject({ value: { code: "refused-target" }, reached: [] });
    expect(reset).toMatchObject({
      value: { state: "answered", attempts: 2 },
      reached: ["93.184.216.36:443", "93.184.216.36:443"],
    });
    expect(askedForReset).toBe(1);
    expect(resolved).toMatchObject({ value: { state: "ok", a: ["93.184.216.37"] }, reached: [] });
    expect(afterResolved).toMatchObject({ value: { code: "refused-target" }, reached: [] });
  });
});

const ALLOWED = `${PROVIDER_ADDRESS}:443`;
/** A rule's own port may be asked: these two are refused only where somebody else names them. */
const NAMED_PORTS = ["https://public.test:8080/", "https://public.test:80/"];
const NAMED = [`${PUBLIC_ADDRESS}:8080`, `${PUBLIC_ADDRESS}:80`];
const isNamed = ({ place, url }: Came) => (place === "oidc" || place === "jwt") && NAMED_PORTS.includes(url);
const refusedOnes = (value: readonly Came[]) => value.filter((one) => one.kind !== null && !isNamed(one));
const allowedOnes = (value: readonly Came[]) => value.filter(({ kind }) => kind === null);
/** What came of a question that nobody was asked. */
const UNASKED = /^(refused|not asked)$|: nothing was asked\.$/;
const beyond = (reached: Readonly<Record<string, number>>, expected: readonly string[]) =>
  Object.keys(reached).filter((address) => !expected.includes(address));

describe(titled("the product, where every address is this machine", missing), () => {
  it.skipIf(missing).each(["snapshot", "chain", "request", "ofChain"] as const)(
    "%s contacts nothing but the allowed provider, and ports that rules name",
    (route) => {
      const { reached, elapsedMs, value } = product[route];
      expect(beyond(reached, [ALLOWED, ...NAMED])).toEqual([]);
      expect(reached[ALLOWED]).toBeGreaterThan(0);
      expect(new Set(value.map(({ place }) => place)).size).toBe(5);
      expect(elapsedMs).toBeLessThan(60_000);
    },
  );

  it.skipIf(missing)("every kind of target is driven through every route", () => {
    const kinds = [...new Set(REFUSED_TARGETS.map(({ kind }) => kind))];
    for (const route of ["snapshot", "chain", "request", "ofChain"] as const) {
      const driven = new Set(product[route].value.map(({ kind }) => kind));
      expect({ route, undriven: kinds.filter((kind) => !driven.has(kind)) }).toEqual({ route, undriven: [] });
    }
  });

  it.skipIf(missing)("a snapshot says of each question that nobody was asked, in one wording", () => {
    const { value } = product.snapshot;
    const wrong = refusedOnes(value).filter(({ place, outcomes }) =>
      place === "redirected"
        ? outcomes.length === 0 || outcomes.some((outcome) => outcome !== "answered 302")
        : !outcomes.some((outcome) => UNASKED.test(outcome)) ||
          outcomes.some((outcome) => !UNASKED.test(outcome) && !NOT_THE_TARGET.includes(outcome)),
    );
    expect(wrong).toEqual([]);
    expect(allowedOnes(value).map(({ outcomes }) => [...new Set(outcomes)])).toEqual(
      Array(5).fill(["answered 200"]),
    );
  });

  it.skipIf(missing).each(["chain", "request"] as const)(
    "a diagnosis by %s calls unknown what an answer would have shown",
    (route) => {
      const { value } = product[route];
      const statuses = ({ outcomes }: Came, ...checks: string[]) =>
        outcomes
          .map((outcome) => outcome.split(" "))
          .filter(([check = ""]) => checks.length === 0 || checks.includes(check))
          .flatMap(([, status]) => status ?? []);
      // The provider that is allowed answers for the rest of these chains.
      const behind = ["published", "redirected"];
      const direct = refusedOnes(value).filter(({ place }) => !behind.includes(place));
      expect(direct.filter((one) => statuses(one).some((status) => status !== "unknown"))).toEqual([]);
      const second = refusedOnes(value).filter(({ place }) => behind.includes(place));
      expect(second.filter((one) => statuses(one, "signing-keys-unavailable").join() !== "unknown")).toEqual(
        [],
      );
      const plain = direct.filter(({ url }) => /^https:[!-~]+$/.test(url));
      expect(plain.filter(({ outcomes }) => !outcomes.includes("worded"))).toEqual([]);
      expect(plain.length).toBeGreaterThan(0);
      for (const one of allowedOnes(value)) expect(statuses(one)).toContain("pass");
    },
  );

  it.skipIf(missing)("no key set is read from a refused target", () => {
    const { value } = product.ofChain;
    const wrong = refusedOnes(value).filter(
      ({ outcomes: [said = ""] }) => !UNASKED.test(said) && !/ answers 302 instead of 200\.$/.test(said),
    );
    expect(wrong).toEqual([]);
    expect(allowedOnes(value).map(({ place, outcomes }) => [place, ...outcomes])).toEqual([
      ["oidc", "keys"],
      ["jwt", "keys"],
      ["cognito", "refused"], // the Region's own endpoint has a refused address here
      ["published", "keys"],
      ["redirected", "keys"],
    ]);
  });

  it.skipIf(missing).each(["ofPool", "ofLoadBalancer"] as const)(
    "%s asks a fixed name only where it has an allowed address",
    (route) => {
      const { value, reached } = product[route];
      expect(reached).toEqual({ [ALLOWED]: 1 });
      expect(new Set(value.slice(0, -1))).toEqual(new Set(["refused"]));
      expect(value.at(-1)).toBe("keys");
    },
  );

  it.skipIf(missing)("a URL that somebody brings is looked up, and never contacted", () => {
    const { value, reached } = product.url;
    expect(reached).toEqual({});
    expect(value).toHaveLength(REFUSED_TARGETS.length + 1);
    expect(value.filter((answer) => ["ruled-out", "by-design", "found"].includes(answer))).toEqual([]);
  });

  it.skipIf(missing)("listing targets, inventory and configuration contacts nobody", () => {
    const { value, reached } = product.contactless;
    expect(reached).toEqual({});
    expect(value).toMatchObject({ places: 1 });
    expect(value.targets).toBeGreaterThan(REFUSED_TARGETS.length);
    expect(value.parts).toBeGreaterThan(0);
  });
});

/** Said of a chain whose target is refused, about something else. */
const NOT_THE_TARGET = [
  "answered 200", // another endpoint of a chain whose provider publishes the target
  "AWS does not say that the rule's domain belongs to this user pool: no secret is sent there",
];

describe(titled("the built server, where every address is this machine", noServer), () => {
  it.skipIf(noServer).each(["diagnose", "chains", "snapshot", "keys"] as const)(
    "%s contacts nothing but the allowed provider, and ports that rules name",
    (route) => {
      const { reached, value } = server[route];
      expect(reached.filter((address) => ![ALLOWED, ...NAMED].includes(address))).toEqual([]);
      expect(reached).toContain(ALLOWED);
      expect(value[200]).toBeGreaterThan(0);
    },
  );

  it.skipIf(noServer)("no parameter is an address to contact", () => {
    const { reached, value } = server.parameters;
    expect(reached).toEqual([]);
    const { scope, ...others } = value;
    for (const statuses of Object.values(others)) {
      expect(Object.keys(statuses).filter((status) => status !== "400" && status !== "404")).toEqual([]);
    }
    expect(scope[400]).toBeGreaterThan(0);
    expect(server.brought.reached).toEqual([]);
  });

  it.skipIf(noServer)("a request line, a Host or an upgrade that names another server leads nowhere", () => {
    const { reached, value } = server.raw;
    expect(reached).toEqual([]);
    expect(value.filter((status) => status === "101" || status.startsWith("5"))).toEqual([]);
    expect(value).toContain("200"); // the connection itself works
  });
});

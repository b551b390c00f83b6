import { beforeAll, describe, expect, it } from "vitest";
import { findWayIn, runInNamespace } from "../support/outbound/namespace";
import type { NamespaceReport } from "../support/outbound/namespace-child";
import { PUBLIC_ADDRESS, REFUSED_TARGETS } from "../support/outbound/refused-targets";

/** No name of the stub has this address: only a client that honours proxy variables gets there. */
const PROXY = "http://10.99.99.99:8080";
const PUBLIC = `${PUBLIC_ADDRESS}:443`;
const wayIn = findWayIn();
const missing = wayIn.ok ? null : wayIn.missing;
if (missing !== null) console.warn(`outbound-namespace: not run, ${missing}`);

const named = <T>(results: T[]) =>
  REFUSED_TARGETS.map(({ kind, url }, index) => ({ kind, url, result: results[index] as T }));

describe(`where every address is this machine${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  let report: NamespaceReport;
  beforeAll(async () => {
    if (wayIn.ok) report = (await runInNamespace(wayIn.way, PROXY)) as NamespaceReport;
  });

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

import { describe, expect, it } from "vitest";
import type { ChainEvidence, Change } from "../../model/chain-evidence";
import type { Finding } from "../../model/finding";
import { readEvidence } from "./link-evidence";

const window = { from: "2026-03-02T00:00:00.000Z", to: "2026-03-02T03:00:00.000Z", periodSeconds: 60 };
const timeOf = (minute: number) => new Date(Date.parse(window.from) + minute * 60_000).toISOString();
const url = "https://app.example.com/oauth2/idpresponse";

const cause = (check: string, certainty: "proven" | "likely", field: string, expected?: string): Finding => ({
  check,
  title: check,
  status: "fail",
  severity: "breaks-sign-in",
  certainty,
  evidence: [
    {
      type: "field",
      resource: { kind: "app-client", id: "client1", name: "web" },
      path: "/a",
      field,
      actual: null,
      ...(expected === undefined ? {} : { expected }),
    },
  ],
  fixes: [],
  hop: "authorize",
  meets: "",
  docs: [],
});

const change = (minute: number, over: Partial<Change> = {}): Change => ({
  id: `change at ${minute}`,
  at: timeOf(minute),
  event: "UpdateUserPoolClient",
  service: "cognito-idp",
  who: "deploy-role",
  resources: ["client1"],
  fields: [{ field: "CallbackURLs", before: [url], after: [] }],
  ...over,
});

/** Errors from minute 161 (02:41) on. */
const evidence = (changes: readonly Change[], rises = true): ChainEvidence => ({
  chain: "alb/1/r/n/i/l/r",
  counted: { kind: "load-balancer", name: "web" },
  window,
  takenAt: window.to,
  calls: 2,
  metrics: {
    state: "ok",
    value: [
      {
        name: "ELBAuthError",
        statistic: "Sum",
        points: rises ? Array.from({ length: 19 }, (_, n) => ({ at: timeOf(161 + n), value: 3 })) : [],
      },
    ],
  },
  trail: { state: "ok", value: { changes: [...changes], since: window.from, gaps: [] } },
});

const callback = cause("callback-url-unregistered", "proven", "CallbackURLs", url);
const read = (findings: Finding[], changes: readonly Change[], rises = true) =>
  readEvidence({ findings, causes: findings.map(({ check }) => check) }, evidence(changes, rises));

describe("the headline", () => {
  it.each([
    [
      "a change two minutes before removed it",
      [change(159)],
      `Since 02:41 UTC, 2 minutes after UpdateUserPoolClient by deploy-role removed ${url} from CallbackURLs`,
    ],
    [
      "what was there before is not known",
      [change(160, { fields: [{ field: "CallbackURLs", before: null, after: [] }] })],
      `Since 02:41 UTC, 1 minute after UpdateUserPoolClient by deploy-role set CallbackURLs without ${url}`,
    ],
    [
      "a change of another field",
      [change(159, { fields: [{ field: "Scopes", before: null, after: [] }] })],
      "Since 02:41 UTC: ELBAuthError is up",
    ],
    [
      "a change of another thing",
      [change(159, { resources: ["client2"] })],
      "Since 02:41 UTC: ELBAuthError is up",
    ],
    ["a change after it", [change(170)], "Since 02:41 UTC: ELBAuthError is up"],
    ["a change two hours before", [change(20)], "Since 02:41 UTC: ELBAuthError is up"],
    ["no change", [], "Since 02:41 UTC: ELBAuthError is up"],
  ])("says since when where %s", (_, changes, headline) => {
    expect(read([callback], changes).headline).toBe(headline);
  });

  it("names the last of several, and the change alone where no onset is known", () => {
    const both = [change(150, { who: "first" }), change(159)];
    expect(read([callback], both).linked?.change.who).toBe("deploy-role");
    expect(read([callback], both, false).headline).toBe(
      `UpdateUserPoolClient by deploy-role removed ${url} from CallbackURLs at 02:39 UTC`,
    );
    expect(read([callback], [], false).headline).toBeNull();
  });

  it("has a short form without values", () => {
    expect(read([callback], [change(159)]).announcement).toBe(
      "Since 02:41 UTC, 2 minutes after UpdateUserPoolClient by deploy-role",
    );
    expect(read([callback], []).announcement).toBe("Since 02:41 UTC: ELBAuthError is up");
  });

  it("takes a deletion for what is absent", () => {
    const gone: Finding = {
      ...callback,
      evidence: [
        { type: "absent", resource: { kind: "app-client", id: "client1", name: "web" }, what: "app client" },
      ],
    };
    const deleted = change(159, { event: "DeleteUserPoolClient", fields: [] });
    expect(read([gone], [deleted]).headline).toBe(
      "Since 02:41 UTC, 2 minutes after DeleteUserPoolClient by deploy-role",
    );
    expect(read([gone], [change(159)]).linked).toBeNull();
  });
});

describe("the order of causes", () => {
  const likely = (check: string, field: string) => cause(check, "likely", field);

  it("moves a likely cause before the other likely ones, and says why", () => {
    const { order, moved } = read([likely("a", "Scopes"), likely("b", "CallbackURLs")], [change(159)]);
    expect(order).toEqual(["b", "a"]);
    expect(moved).toBe(
      "b comes first among the likely causes: UpdateUserPoolClient by deploy-role set what it names 2 minutes before it began.",
    );
  });

  it("leaves proven ones where they are", () => {
    const { order, moved } = read([cause("a", "proven", "Scopes"), callback], [change(159)]);
    expect([order, moved]).toEqual([["a", "callback-url-unregistered"], null]);
    const mixed = read(
      [cause("a", "proven", "Scopes"), likely("b", "x"), likely("c", "CallbackURLs")],
      [change(159)],
    );
    expect(mixed.order).toEqual(["a", "c", "b"]);
  });
});

describe("what could not be read", () => {
  it("says nothing, and leaves everything as it was", () => {
    const error = {
      code: "access-denied" as const,
      operation: "cloudwatch:GetMetricData",
      resource: "",
      message: "",
    };
    const denied = {
      ...evidence([]),
      metrics: { state: "failed" as const, error },
      trail: { state: "failed" as const, error },
    };
    expect(readEvidence({ findings: [callback], causes: [callback.check] }, denied)).toEqual({
      metrics: null,
      linked: null,
      headline: null,
      announcement: null,
      order: [callback.check],
      moved: null,
    });
  });
});

describe("what contradicts a likely cause", () => {
  const secret = cause("client-secret-rejected", "likely", "ClientId");
  const algorithm = cause(
    "id-token-algorithm-unsupported",
    "likely",
    "id_token_signing_alg_values_supported",
  );
  const other = cause("endpoint-slow", "likely", "TokenEndpoint");

  it("moves it down, with the reason, where failures are counted otherwise", () => {
    const { order, moved } = read([algorithm, secret, other], []);
    expect(order).toEqual(["client-secret-rejected", "endpoint-slow", "id-token-algorithm-unsupported"]);
    expect(moved).toBe(
      "id-token-algorithm-unsupported comes last among the likely causes: it would count as ELBAuthFailure, which counted nothing in this time, while ELBAuthError counted 57.",
    );
  });

  it("goes before a change that set what the cause names", () => {
    const changed = change(159, {
      fields: [{ field: "id_token_signing_alg_values_supported", before: null, after: [] }],
    });
    const { order, moved } = read([algorithm, secret], [changed]);
    expect(order).toEqual(["client-secret-rejected", "id-token-algorithm-unsupported"]);
    expect(moved).not.toContain("comes first");
  });

  it.each([
    ["nothing failed", read([algorithm, secret], [], false)],
    ["the cause is proven", read([{ ...algorithm, certainty: "proven" }, secret], [])],
    [
      "a stage is counted",
      readEvidence(
        { findings: [algorithm, secret], causes: [algorithm.check, secret.check] },
        { ...evidence([]), counted: { kind: "stage", name: "prod" } },
      ),
    ],
    [
      "metrics were not read",
      readEvidence(
        { findings: [algorithm, secret], causes: [algorithm.check, secret.check] },
        { ...evidence([]), metrics: { state: "skipped", reason: "not asked" } },
      ),
    ],
  ])("says nothing where %s", (_, { order, moved }) => {
    expect([order, moved]).toEqual([["id-token-algorithm-unsupported", "client-secret-rejected"], null]);
  });
});

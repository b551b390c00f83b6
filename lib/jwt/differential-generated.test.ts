import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inspectToken, type TokenVerdict } from "./index";
import { awsJwtVerify } from "./testing/aws-jwt-verify";
import {
  ALB,
  accessClaims,
  albClaims,
  albHeader,
  albKey,
  albOidcData,
  CLIENT,
  cognito,
  ISSUER,
  idClaims,
  keys,
  NOW,
  poolKey,
  SECONDS,
} from "./testing/setting";
import { sign } from "./testing/tokens";

/**
 * Tokens whose header and claims are changed at random, judged here and by aws-jwt-verify. Where both differ, one of the
 * named reasons must hold of that very token; each reason must be met.
 */
type Members = Readonly<Record<string, unknown>>;
type Reason = {
  readonly inspector: TokenVerdict;
  readonly because: string;
  readonly holds: (header: Members, claims: Members) => boolean;
};

const SEED = 20_261_120;
const RUNS = 1500;

const absent = Symbol("absent");
const TIMES = [
  ...[SECONDS - 1, SECONDS - 0.5, SECONDS, SECONDS + 0.5, SECONDS + 1, SECONDS + 3600],
  ...[absent, "soon", null, true, [SECONDS + 5], (SECONDS + 60) * 1000, 0, -5],
];

/** The members as they are, each now and then with one of its other values. */
function changed(base: Members, values: Readonly<Record<string, readonly unknown[]>>): fc.Arbitrary<Members> {
  const entries = Object.entries(values).map(([name, others]) =>
    fc
      .oneof(
        { weight: 14, arbitrary: fc.constant(base[name]) },
        { weight: 1, arbitrary: fc.constantFrom(...others) },
      )
      .map((value) => [name, value === absent ? undefined : value] as const),
  );
  return fc.tuple(...entries).map((made) => ({ ...base, ...Object.fromEntries(made) }));
}

/** Compares one token, and notes the reason of a difference. */
async function compare(
  token: string,
  target: Parameters<typeof awsJwtVerify>[1],
  parts: readonly [header: Members, claims: Members],
  reasons: readonly Reason[],
  met: Map<string, number>,
): Promise<void> {
  const theirs = await awsJwtVerify(token, target);
  const { verdict } = await inspectToken(token, { target, keys, now: NOW });
  met.set(theirs, (met.get(theirs) ?? 0) + 1);
  if (verdict === theirs) return;
  const holding = reasons.filter((reason) => reason.inspector === verdict && reason.holds(...parts));
  expect({ verdict, theirs, explained: holding.length > 0 }).toMatchObject({ explained: true });
  for (const { because } of holding) met.set(because, (met.get(because) ?? 0) + 1);
}

const isList = Array.isArray;
const isAbsent = (value: unknown) => value === undefined;
const crit: Reason = {
  inspector: "reject",
  because: "RFC 7515 4.1.11: a crit that is not understood must be refused; the library does not look at it",
  holds: (header) => !isAbsent(header.crit),
};
const milliseconds: Reason = {
  inspector: "reject",
  because: "a time in milliseconds is a mistake of the issuer; the library takes it for a very late date",
  holds: (header, claims) =>
    [header.exp, claims.exp, claims.nbf, claims.iat].some((time) => typeof time === "number" && time > 1e12),
};
const COGNITO: readonly Reason[] = [
  crit,
  milliseconds,
  {
    inspector: "reject",
    because:
      "RFC 7519 4.1.4: on exp a token must not be accepted; the library still takes it in that very second",
    holds: (_, { exp }) => exp === SECONDS,
  },
  {
    inspector: "reject",
    because: "a token without exp never ends; the library checks exp only where it is present",
    holds: (_, { exp }) => isAbsent(exp),
  },
  {
    inspector: "cannot-tell",
    because: "what AWS's own services do without a usable kid is not documented; the library refuses",
    holds: ({ kid }) => typeof kid !== "string" || kid === "",
  },
  {
    inspector: "accept",
    because: "RFC 7519 4.1.3 allows a list in aud; the library takes a string only",
    holds: (_, { aud }) => isList(aud),
  },
  {
    inspector: "accept",
    because: "nothing of an access token is decided by aud; the library refuses one of another type",
    holds: (_, { aud, token_use }) => token_use === "access" && !isAbsent(aud) && typeof aud !== "string",
  },
  {
    inspector: "accept",
    because: "a list of scopes or clients, which no user pool writes, is read like one of its items",
    holds: (_, { scope, client_id }) => isList(scope) || isList(client_id),
  },
  {
    inspector: "accept",
    because: "a claim of another type that the target does not ask for decides nothing",
    holds: (_, { scope }) => typeof scope === "number",
  },
];

const LOAD_BALANCER: readonly Reason[] = [
  crit,
  milliseconds,
  {
    inspector: "reject",
    because:
      "the library reads exp of the payload only, and takes it in that very second or where it is absent",
    holds: (header, claims) =>
      [header.exp, claims.exp].some((exp) => typeof exp !== "number" || exp <= SECONDS),
  },
  {
    inspector: "reject",
    because: "the library reads iss of the payload only",
    holds: ({ iss }, claims) => iss !== claims.iss && iss !== ISSUER,
  },
  {
    inspector: "accept",
    because: "the older form has iss in the header only, which the library refuses",
    holds: ({ iss }, claims) => iss === ISSUER && isAbsent(claims.iss),
  },
  {
    inspector: "accept",
    because: "nothing is decided by sub; the library refuses one that is no string",
    holds: (_, { sub }) => typeof sub !== "string",
  },
];

describe("generated tokens, against aws-jwt-verify", { timeout: 60_000 }, () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  function expectAll(met: ReadonlyMap<string, number>, reasons: readonly Reason[]): void {
    expect(met.get("accept")).toBeGreaterThan(RUNS / 20);
    expect(met.get("reject")).toBeGreaterThan(RUNS / 5);
    expect(reasons.map(({ because }) => because).filter((because) => !met.has(because))).toEqual([]);
  }

  it("of a user pool: agrees, or the reason is named", async () => {
    const claims = fc.constantFrom<Members>(idClaims, accessClaims).chain((base) =>
      changed(base, {
        iss: [`${ISSUER}2`, `${ISSUER}/`, ISSUER.toUpperCase(), absent, null, 5, [ISSUER]],
        aud: ["x", CLIENT, [CLIENT], ["x", CLIENT], ["x"], [], absent, null, 7],
        client_id: ["x", CLIENT, [CLIENT], absent, 7],
        token_use: ["id", "access", "refresh", absent, null, ["id"]],
        exp: [...TIMES, absent, absent, SECONDS],
        nbf: TIMES,
        iat: TIMES,
        scope: ["openid", "orders/read", "a orders/read b", "orders/read2", "", ["orders/read"], absent, 5],
        "cognito:groups": [[], ["x"], ["staff", 1], "staff", absent, 5, { staff: 1 }],
      }),
    );
    const header = changed(
      { alg: "RS256", kid: poolKey.kid },
      {
        alg: ["RS512", "ES256", "none", "HS256", absent],
        kid: ["other", "", absent, 5],
        typ: ["JWT", "at+jwt", 5],
        crit: [["exp"], [], "b64"],
        b64: [true],
        jku: ["https://evil.example"],
      },
    );
    const target = fc.record({
      tokenUse: fc.constantFrom("id", "access", null, null, null),
      scopes: fc.constantFrom(undefined, undefined, undefined, ["orders/read"]),
      groups: fc.constantFrom(undefined, undefined, undefined, ["staff"]),
    });
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(header, claims, target, async (head, body, { tokenUse, scopes, groups }) => {
        const token = await sign(poolKey, body, head);
        const asked = { ...(scopes && { scopes }), ...(groups && { groups }) };
        await compare(token, { ...cognito, tokenUse, ...asked }, [head, body], COGNITO, met);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expectAll(met, COGNITO);
  });

  it("of a load balancer: agrees, or the reason is named", async () => {
    const claims = changed(albClaims, {
      iss: [`${ISSUER}2`, absent, 5],
      exp: TIMES,
      nbf: TIMES,
      iat: TIMES,
      sub: [5],
    });
    const header = changed(
      { alg: "ES256", kid: albKey.kid, ...albHeader },
      {
        alg: ["RS256", "ES384", "none", absent],
        kid: ["abc", "00000000-0000-4000-8000-000000000000", albKey.kid.toUpperCase(), absent],
        typ: ["x"],
        iss: [`${ISSUER}2`, absent],
        client: ["x", absent, 5],
        signer: [`${ALB}0`, absent, 5],
        exp: TIMES,
        crit: [["exp"]],
      },
    );
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(header, claims, fc.boolean(), async (head, body, pad) => {
        await compare(await sign(albKey, body, head, pad), albOidcData, [head, body], LOAD_BALANCER, met);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expectAll(met, LOAD_BALANCER);
  });
});

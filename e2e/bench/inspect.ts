import { performance } from "node:perf_hooks";
import { compactVerify, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { inspectToken, type TokenTarget } from "../../lib/jwt/index";
import { type Figure, figure, median } from "./figure";

const issuer = "https://login.example.com";
const runs = 201;

/** Median milliseconds of a run, after some that warm up. */
async function medianOf(count: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count + 20; index += 1) {
    const begun = performance.now();
    await run();
    if (index >= 20) times.push(performance.now() - begun);
  }
  return median(times);
}

/** A token of about 16 KB, as large as a load balancer lets a header be. */
async function largeToken() {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "key-1", alg: "RS256", use: "sig" };
  const groups = Array.from({ length: 600 }, (_, index) => `group-${index}-of-many`);
  const token = await new SignJWT({ groups })
    .setProtectedHeader({ alg: "RS256", kid: "key-1" })
    .setIssuer(issuer)
    .setAudience("orders")
    .setSubject("u-1")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(privateKey);
  return { token, set: { keys: [jwk] } };
}

/** Text in which a token could begin anywhere. */
function junk(characters: number): string {
  const piece = 'eyJ.a.b {"x":"eyJhbGci Bearer eyJ%2E..=== -H "authorization: ';
  return piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters);
}

/** The inspector on a large RS256 token with its keys at hand, beside jose alone; and on 1 MB of junk, beside one look at each character. */
export async function inspectFigures(): Promise<Figure[]> {
  const { token, set } = await largeToken();
  const body = JSON.stringify(set);
  const keys = { fetch: async () => ({ status: 200, body }) };
  const target: TokenTarget = { kind: "oidc", issuer, audience: "orders", jwksUri: `${issuer}/keys` };
  const { verdict } = await inspectToken(token, { target, keys });
  if (verdict !== "accept") throw new Error(`the token is not accepted: ${verdict}`);
  const inspected = await medianOf(runs, () => inspectToken(token, { target, keys }));
  const local = createLocalJWKSet(set);
  const verified = await medianOf(runs, () => compactVerify(token, local));

  const text = junk(1_000_000);
  const read = await medianOf(11, () => inspectToken(text, { target, keys }));
  let sum = 0;
  const looked = await medianOf(11, async () => {
    for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
  });
  if (sum === 0) throw new Error("nothing was looked at");
  return [
    figure("inspect", inspected, "ms", { "jose alone": verified, goal: 5, "token characters": token.length }),
    figure("inspect-junk", read, "ms", { "one look at each character": looked, goal: 100 }),
  ];
}

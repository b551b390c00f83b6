import { generateKeyPairSync, randomUUID } from "node:crypto";
import {
  CLIENT,
  createHeaderSigner,
  type HeaderSigner,
  ISSUER,
  OTHER_SIGNER,
  padded,
  SIGNER,
} from "./header-signer";

/** One way in which somebody may ask: the header lines that a request carries beside its Host, and whether it is let in. */
export interface HeaderCase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly admitted: boolean;
  /** What is sent as Host; the dashboard's own where absent. */
  readonly host?: string;
}

const NAME = "x-amzn-oidc-data";
const AHEAD = 86_400;
/** Longer than any run of the tests lasts. */
const PAST = 7_200;

/** Everything that has ever been taken for a sign-in, and what really is one. `now`: seconds since the epoch. */
export function headerCases(signer: HeaderSigner, now: number): readonly HeaderCase[] {
  const good = signer.token(now);
  const [head = "", body = "", signature = ""] = good.split(".");
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const otherPem = other.publicKey.export({ type: "spki", format: "pem" }).toString();
  const otherJwk = other.publicKey.export({ format: "jwk" });
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = createHeaderSigner();
  const stripped = (text: string) => text.replaceAll("=", "");
  // A payload whose length leaves padding, so that taking it away changes something.
  const withPadding = signer
    .token(now, { payload: { sub: "user-1", pad: "" } })
    .split(".")[1]
    ?.includes("=")
    ? { sub: "user-1", pad: "" }
    : { sub: "user-1", pad: "x" };

  const refusedToken = (name: string, token: string): HeaderCase => ({
    name,
    lines: [`${NAME}: ${token}`],
    admitted: false,
  });
  const changed = (name: string, change: Parameters<HeaderSigner["token"]>[1]) =>
    refusedToken(name, signer.token(now, change));
  const lines = (name: string, ...all: string[]): HeaderCase => ({ name, lines: all, admitted: false });
  const admitted = (name: string, ...all: string[]): HeaderCase => ({ name, lines: all, admitted: true });

  return [
    admitted("as a load balancer sends it", `${NAME}: ${good}`),
    admitted("under a name in other letters", `X-Amzn-Oidc-Data: ${good}`),
    admitted(
      "with the header form of before, without exp and iss in the payload",
      `${NAME}: ${signer.token(now, { payload: { exp: undefined, iss: undefined } })}`,
    ),
    admitted(
      "beside forwarded headers that say otherwise",
      `${NAME}: ${good}`,
      "x-forwarded-user: root",
      "x-forwarded-host: evil.example",
      "x-original-url: /sign-in",
    ),
    admitted("beside an underscore name with something else", `${NAME}: ${good}`, "x_amzn_oidc_data: x"),
    admitted(
      "with 14 KB of claims",
      `${NAME}: ${signer.token(now, { payload: { long: "a".repeat(9_000) } })}`,
    ),
    admitted(
      "beside 40 KB of other headers",
      `${NAME}: ${good}`,
      ...Array.from({ length: 5 }, (_, n) => `x-other-${n}: ${"a".repeat(8_000)}`),
    ),

    lines("nothing"),
    lines("the identity alone", "x-amzn-oidc-identity: user-1"),
    lines("the access token alone", `x-amzn-oidc-accesstoken: ${good}`),
    lines("under an underscore name", `x_amzn_oidc_data: ${good}`),
    lines("under a mixed name", `x-amzn_oidc-data: ${good}`),
    lines("under a name with something behind it", `${NAME}-: ${good}`),
    lines("as a bearer token", `authorization: Bearer ${good}`),
    lines("as a cookie", `cookie: ${NAME}=${good}`),
    lines(
      "as another proxy's header",
      `x-goog-iap-jwt-assertion: ${good}`,
      `x-auth-request-user: a`,
      "remote-user: a",
    ),
    lines("as Verified Access sends it", `x-amzn-ava-user-context: ${good}`),
    lines("twice, both good", `${NAME}: ${good}`, `${NAME}: ${good}`),
    lines("twice, the good one first", `${NAME}: ${good}`, `${NAME}: forged`),
    lines("twice, the good one last", `${NAME}: forged`, `${NAME}: ${good}`),
    lines("twice, one empty", `${NAME}: ${good}`, `${NAME}:`),
    lines("empty", `${NAME}:`),
    lines("two tokens in one header", `${NAME}: ${good},${good}`),
    lines("in quotes", `${NAME}: "${good}"`),
    lines("with Bearer before it", `${NAME}: Bearer ${good}`),
    lines("with white space in it", `${NAME}: ${head}. ${body}.${signature}`),
    lines("with a tab in it", `${NAME}: ${head}.\t${body}.${signature}`),

    refusedToken("two parts", `${head}.${body}`),
    refusedToken("four parts", `${good}.${signature}`),
    refusedToken("no signature", `${head}.${body}.`),
    refusedToken("no header", `.${body}.${signature}`),
    refusedToken("no payload", `${head}..${signature}`),
    refusedToken("dots alone", ".".repeat(10_000)),
    refusedToken("not base64", `${head}.$$$.${signature}`),
    refusedToken(
      "the standard alphabet",
      signer.token(now, {
        payload: { sub: "ÿ>?>?ÿ" },
        shape: (text) => text.replaceAll("-", "+").replaceAll("_", "/"),
      }),
    ),
    changed("padding stripped from all, then signed", { payload: withPadding, shape: stripped }),
    refusedToken("padding stripped after signing", stripped(signer.token(now, { payload: withPadding }))),
    refusedToken("padding stripped from the signature", `${head}.${body}.${stripped(signature)}`),
    refusedToken("too much padding", `${head}.${body}.${signature}==`),
    refusedToken(
      "the last bits of the signature set",
      `${head}.${body}.${signature.slice(0, -3)}${signature.at(-3) === "B" ? "C" : "B"}==`,
    ),
    changed("the header is no JSON", { headerText: "hello" }),
    changed("the header is a list", { headerText: "[]" }),
    changed("the payload is a text", { payloadText: '"sub"' }),
    changed("the payload goes on behind its end", { payloadText: `{"sub":"user-1"}{}` }),
    changed("a member twice", {
      headerText: `{"alg":"ES256","kid":"${signer.kid}","iss":"${ISSUER}","client":"${CLIENT}","signer":"${OTHER_SIGNER}","signer":"${SIGNER}","exp":${now + 120}}`,
    }),

    changed("alg none", { header: { alg: "none" } }),
    changed("alg none, no signature", { header: { alg: "none" }, signature: "" }),
    changed("alg None", { header: { alg: "None" }, signature: "AAAA" }),
    changed("HS256 with the public key as secret", { header: { alg: "HS256" }, secret: signer.pem }),
    changed("HS256 named as ES256", { secret: signer.pem }),
    changed("ES384 with a P-384 key", { header: { alg: "ES384" }, key: p384.privateKey }),
    changed("RS256", { header: { alg: "RS256" }, key: rsa.privateKey }),
    changed("a signature of zeros (psychic)", { signature: padded(new Uint8Array(64)) }),
    changed("a signature in DER", { signature: padded(new Uint8Array(72)) }),
    changed("crit", { header: { crit: ["exp"] } }),
    changed("b64 false", { header: { crit: ["b64"], b64: false } }),

    changed("signed by another key", { key: other.privateKey }),
    changed("with its own key in it", { header: { jwk: otherJwk }, key: other.privateKey }),
    changed("with the address of its own key", {
      header: { jku: "https://evil.example/k", x5u: "https://evil.example/c" },
      key: other.privateKey,
    }),
    changed("with its own PEM as kid", { header: { kid: otherPem }, key: other.privateKey }),
    refusedToken("of a load balancer whose key is not there", stranger.token(now)),
    changed("a kid that is no UUID", { header: { kid: "key-1" } }),
    changed("a kid that climbs", { header: { kid: `../${signer.kid}` } }),
    changed("a kid with a query", { header: { kid: `${signer.kid}?x` } }),
    changed("a kid in upper case", { header: { kid: signer.kid.toUpperCase() } }),
    changed("no kid", { header: { kid: undefined } }),
    changed("a kid of another key", { header: { kid: randomUUID() } }),

    changed("another load balancer", { header: { signer: OTHER_SIGNER } }),
    changed("another Region's load balancer", {
      header: { signer: SIGNER.replace("eu-west-1", "us-east-1") },
    }),
    changed("another account's load balancer", {
      header: { signer: SIGNER.replace("111122223333", "444455556666") },
    }),
    changed("a signer that begins alike", { header: { signer: `${SIGNER}0` } }),
    changed("a list of signers", { header: { signer: [SIGNER] } }),
    changed("no signer", { header: { signer: undefined } }),
    changed("the signer in the payload alone", {
      header: { signer: undefined },
      payload: { signer: SIGNER },
    }),
    changed("another client", { header: { client: "other" } }),
    changed("no client", { header: { client: undefined } }),
    changed("another issuer", { header: { iss: "https://evil.example" } }),
    changed("another issuer in the payload", { payload: { iss: "https://evil.example" } }),
    changed("an issuer with a slash behind it", { header: { iss: `${ISSUER}/` } }),
    changed("no issuer", { header: { iss: undefined } }),

    changed("expired", { header: { exp: now - PAST }, payload: { exp: now - PAST } }),
    changed("expired by its header", { header: { exp: now - PAST } }),
    changed("expired by its payload", { payload: { exp: now - PAST } }),
    changed("no exp", { header: { exp: undefined }, payload: { exp: undefined } }),
    changed("no exp in the header", { header: { exp: undefined } }),
    changed("exp as a text", { header: { exp: String(now + AHEAD) } }),
    changed("exp null", { header: { exp: null } }),
    changed("no subject", { payload: { sub: undefined } }),
    changed("an empty subject", { payload: { sub: "" } }),
    changed("a subject that is a number", { payload: { sub: 1 } }),
    changed("the payload of somebody else", { payload: { sub: "admin" }, signature }),
    refusedToken(
      "the header of another token",
      `${signer.token(now + 1).split(".")[0]}.${body}.${signature}`,
    ),
    changed("20 KB of claims", { payload: { long: "a".repeat(15_000) } }),

    {
      name: "a good one under a strange Host",
      lines: [`${NAME}: ${good}`],
      admitted: false,
      host: "evil.example",
    },
    {
      name: "a good one under two Hosts in one",
      lines: [`${NAME}: ${good}`],
      admitted: false,
      host: "127.0.0.1,evil.example",
    },
    {
      name: "a good one under a Host that begins alike",
      lines: [`${NAME}: ${good}`],
      admitted: false,
      host: "127.0.0.1.evil.example",
    },
  ];
}

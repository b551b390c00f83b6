import { describe, expect, it } from "vitest";
import { inspectToken } from "./index";
import {
  accessClaims,
  albClaims,
  albHeader,
  albKey,
  albOidcData,
  cognito,
  idClaims,
  idpClaims,
  idpKey,
  keys,
  NOW,
  oidc,
  poolKey,
  restCognito,
} from "./testing/setting";
import { sign, unsigned } from "./testing/tokens";

const idToken = await sign(poolKey, idClaims);
const accessToken = await sign(poolKey, accessClaims);
const idpToken = await sign(idpKey, idpClaims);
const albToken = await sign(albKey, albClaims, albHeader, true);

describe("reading", () => {
  const wrapped = idpToken.replace(/(.{64})/g, "$1\r\n");
  it.each([
    ["bare", idpToken],
    ["Bearer twice", `Bearer bearer ${idpToken}`],
    ["header line", `authorization: Bearer ${idpToken}\r\n`],
    ["double quotes", `"${idpToken}"`],
    ["backticks and a full stop", `\`${idpToken}\`.`],
    ["wrapped at 64", wrapped],
    ["wrapped after each dot", idpToken.replaceAll(".", ".\n    ")],
    ["wrapped in a curl command", `curl https://api.example.com \\\n  -H "Authorization: Bearer ${wrapped}"`],
    ["a URL fragment", `https://app.example.com/cb#access_token=${idpToken}&token_type=Bearer`],
    ["a URL path", `https://app.example.com/t/${idpToken}/userinfo`],
    ["a cookie", `Cookie: theme=dark; session=${idpToken}; lang=en`],
    ["JSON in JSON", JSON.stringify({ body: JSON.stringify({ access_token: idpToken }) })],
    ["prose", `Here is the token: ${idpToken}. Thanks for looking\ninto it!`],
    ["one line among others", `user=1\n${idpToken}\nThanks`],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(`access_token=${idpToken}`))],
    ["no-break space after Bearer", `Bearer\u00a0${idpToken}`],
    [
      "an HTTP request",
      `GET / HTTP/1.1\nHost: api.example.com\nAuthorization: Bearer ${idpToken}\nAccept: */*\n`,
    ],
  ])("finds the one token in %s", async (_name, input) => {
    const inspection = await inspectToken(input, { target: oidc, keys, now: NOW });
    expect(inspection.tokens.map(({ text }) => text)).toEqual([idpToken]);
    expect(inspection.verdict).toBe("accept");
  });

  it("keeps the = of a load balancer's token in a cookie, a URL and a wrapped paste", async () => {
    for (const input of [
      `a=1; t=${albToken}; b=2`,
      `https://x.example/?t=${encodeURIComponent(albToken)}&u=1`,
      albToken.replace(/(.{70})/g, "$1\n"),
    ]) {
      expect(await inspectToken(input, { target: albOidcData, keys, now: NOW })).toMatchObject({
        verdict: "accept",
        form: "jws-compact-padded",
      });
    }
  });

  it("names each of several tokens and says which one it is about", async () => {
    const { tokens } = await inspectToken(JSON.stringify({ id_token: idToken, access_token: accessToken }), {
      target: cognito,
      keys,
      now: NOW,
    });
    expect(tokens.map(({ label, kind, chosen }) => [label, kind, chosen])).toEqual([
      ["id_token", "cognito-id", true],
      ["access_token", "cognito-access", false],
    ]);
  });

  it("labels the headers of a HAR by their names and takes the authorizer's", async () => {
    const header = (name: string, token: string) => ({ name, value: `Bearer ${token}` });
    const headers = [header("X-Other", accessToken), header("Authorization", idToken)];
    const har = JSON.stringify({ log: { version: "1.2", entries: [{ request: { headers } }] } });
    const inspection = await inspectToken(har, { target: restCognito, keys, now: NOW });
    expect(inspection.verdict).toBe("accept");
    expect(inspection.tokens.map(({ label, chosen }) => [label, chosen])).toEqual([
      ["x-other", false],
      ["authorization", true],
    ]);
    expect(inspection.findings.map(({ id }) => id)).toContain("wrong-box");
  });

  it.each([
    "Bearer <token>",
    "Authorization: Bearer ********",
    "eyJhbGciOi...aB3",
    "eyJhbGciOiJSUzI1NiJ9.[REDACTED].sig",
  ])("calls %s masked", async (input) => {
    const { findings, form } = await inspectToken(input, { now: NOW });
    expect(form).toBe("malformed");
    expect(findings.map(({ id }) => id)).toContain("masked");
  });

  it.each([
    ["an access key", "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE", true],
    ["a secret key", `aws_secret_access_key = ${"wJalrXUtnFEMI/K7MDENG".repeat(2)}`, true],
    ["a session token alone", `IQoJb3JpZ2lu${"X2VjEJv".repeat(20)}`, true],
    ["a session token among others", `export TOKEN=FwoGZXIvYXdz${"EJr+abc/".repeat(20)}`, true],
    ["another opaque token", `ya29.${"X2VjEJv".repeat(20)}`, false],
  ])("names credentials of AWS: %s", async (_name, input, isCredential) => {
    const { findings } = await inspectToken(input, { now: NOW });
    expect(findings.some(({ id }) => id === "aws-credential-pasted")).toBe(isCredential);
  });

  it("puts no secret into a finding", async () => {
    const secret = "k9Xw2LmQ7vTz";
    for (const text of [
      `client_secret=${secret}`,
      `password: ${secret}`,
      `ghp_${secret}${secret}${secret}`,
    ]) {
      const inspection = await inspectToken(text, { now: NOW });
      expect(inspection.findings.length).toBeGreaterThan(0);
      expect(JSON.stringify(inspection)).not.toContain(secret);
    }
  });

  it("lets a secret beside a token not decide over the token", async () => {
    const input = JSON.stringify({ client_secret: "abcdef123456", access_token: idpToken });
    const inspection = await inspectToken(input, { target: oidc, keys, now: NOW });
    expect(inspection.verdict).toBe("accept");
    expect(inspection.findings.find(({ id }) => id === "secret-pasted")?.level).toBe("warn");
  });

  it("shows claims as they are pasted: digits, __proto__, depth", async () => {
    const token = unsigned(
      { alg: "RS256" },
      '{"iss":"x","id":12345678901234567890,"big":1e999,"__proto__":{"a":1}}',
    );
    const { claims, payloadText } = await inspectToken(token, { now: NOW });
    expect(claims?.id).toBe("12345678901234567890");
    expect(claims?.big).toBe("1e999");
    expect(Object.keys(claims ?? {})).toContain("__proto__");
    expect(Object.getPrototypeOf(claims)).toBe(Object.prototype);
    expect(payloadText).toContain("12345678901234567890");
  });

  it("makes characters that steer the display visible in messages", async () => {
    const token = unsigned({ alg: "RS256", kid: "a\u202eb\nc" }, { iss: "x" });
    const { findings } = await inspectToken(token, { now: NOW });
    const kid = findings.find(({ id }) => id === "kid-suspicious");
    expect(kid?.message).toContain("a\\u{202e}b\\u{a}c");
  });

  it("reads decoded header and claims that follow each other", async () => {
    const header = JSON.stringify({ alg: "RS256", kid: "idp-1" });
    const inspection = await inspectToken(`${header}\n.\n${JSON.stringify(idpClaims)}`, {
      target: oidc,
      keys,
      now: NOW,
    });
    expect(inspection).toMatchObject({
      form: "json",
      verdict: "cannot-tell",
      header: { kid: "idp-1" },
      claims: { aud: "orders" },
    });
  });
});

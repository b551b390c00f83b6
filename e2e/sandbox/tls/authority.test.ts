import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CertificateKind } from "../world";
import { type Authority, createAuthority } from "./authority";
import { dialledRequest } from "./dialled-request";

let authority: Authority;
let kind: CertificateKind = "good";
let port = 0;
let close = (): void => undefined;

beforeAll(async () => {
  authority = await createAuthority();
  const server = createServer(
    {
      SNICallback: (host, done) =>
        authority.secureContextFor(host, kind).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        ),
    },
    (_request, response) => response.end("hello"),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  close = () => server.close();
});
afterAll(() => close());

const ask = (host: string) =>
  dialledRequest({
    url: new URL(`https://${host}/`),
    method: "GET",
    headers: {},
    dial: () => ({ host: "127.0.0.1", port }),
    ca: authority.caPem,
    timeoutMs: 2000,
  });

describe("authority", () => {
  it("is trusted for the name it was asked for", async () => {
    kind = "good";
    expect(await ask("app.example.com")).toMatchObject({ state: "answered", status: 200, body: "hello" });
  });

  it.each([
    ["expired", /expired/i],
    ["wrong-name", /altnames/i],
    ["untrusted", /unable to|self.signed/i],
  ] as const)("a certificate that is %s is refused", async (which, message) => {
    kind = which;
    const exchange = await ask("app.example.com");
    expect(exchange.state).toBe("unreachable");
    expect(exchange.state === "unreachable" && exchange.message).toMatch(message);
  });

  it("mints a leaf once for each name and kind", async () => {
    const [one, again, other] = await Promise.all([
      authority.leafFor("a.example.com", "good"),
      authority.leafFor("A.example.com", "good"),
      authority.leafFor("b.example.com", "good"),
    ]);
    expect(again).toBe(one);
    expect(other.cert).not.toBe(one.cert);
  });
});

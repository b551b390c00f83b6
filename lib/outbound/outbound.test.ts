import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  answered,
  createLoopback,
  failure,
  IDP_NAMES,
  type Loopback,
} from "../../e2e/support/outbound/loopback-outbound";
import { createOutbound } from "./outbound";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await createLoopback();
});
afterAll(() => loopback.close());

describe("get: answers", () => {
  it("reports status, kept headers, body, certificate and the addresses of the map", async () => {
    const seen: unknown[] = [];
    const server = await loopback.https(loopback.certificate, (request, response) => {
      seen.push({ method: request.method, url: request.url, headers: request.headers });
      response.writeHead(200, {
        "content-type": "application/json",
        server: "test",
        "set-cookie": "a=b",
        "x-internal": "10.0.0.1",
        "retry-after": "7",
        date: "Thu, 01 Jan 2026 00:00:00 GMT",
      });
      response.end('{"issuer":"é"}');
    });
    const probe = answered(await loopback.outboundTo(server).get("https://IDP.example./.well-known/x?y=1#z"));
    expect(probe).toMatchObject({
      url: "https://idp.example/.well-known/x?y=1",
      status: 200,
      body: '{"issuer":"é"}',
      bytes: 15,
      truncated: false,
      attempts: 1,
      addresses: { a: ["93.184.216.34"], aaaa: [], used: "93.184.216.34" },
      tls: {
        subject: "CN=idp.example",
        issuer: "CN=Outbound test root",
        altNames: IDP_NAMES,
        publiclyTrusted: true,
      },
    });
    expect(probe.headers).toEqual({
      "content-type": "application/json",
      server: "test",
      "retry-after": "7",
      date: "Thu, 01 Jan 2026 00:00:00 GMT",
    });
    expect(Date.parse(probe.tls.validTo)).toBeGreaterThan(Date.parse(probe.tls.validFrom));
    expect(seen).toEqual([
      {
        method: "GET",
        url: "/.well-known/x?y=1",
        headers: {
          host: "idp.example",
          "user-agent": "authpath",
          "accept-encoding": "identity",
          accept: "application/json, */*;q=0.5",
          connection: "close",
        },
      },
    ]);
    expect(JSON.parse(JSON.stringify(probe))).toEqual(probe);
  });

  it("takes times from the clock it is given", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) => response.end("ok"));
    let time = 0;
    const now = () => {
      time += 10;
      return time;
    };
    const outbound = createOutbound({ ...loopback.settings({ "idp.example": server }), now });
    const probe = answered(await outbound.get("https://idp.example/"));
    expect(probe.timings).toEqual({ dnsMs: 10, connectMs: 10, tlsMs: 10, firstByteMs: 10, totalMs: 60 });
  });

  it("posts a body with Basic credentials, and no other header of the caller's", async () => {
    const seen: unknown[] = [];
    const server = await loopback.https(loopback.certificate, (request, response) => {
      const { authorization, cookie, accept, host } = request.headers;
      request
        .setEncoding("utf8")
        .on("data", (body) => seen.push({ authorization, cookie, accept, host, body }));
      request.on("end", () => response.writeHead(401).end("{}"));
    });
    const headers = {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      authorization: "Basic YTpi" as const,
      cookie: "a=b",
      host: "evil.example",
    };
    const probe = await loopback.outboundTo(server).get("https://idp.example/token", {
      method: "POST",
      body: "grant_type=x",
      headers,
    });
    expect(answered(probe).status).toBe(401);
    expect(seen).toEqual([
      {
        authorization: "Basic YTpi",
        cookie: undefined,
        accept: "application/json",
        host: "idp.example",
        body: "grant_type=x",
      },
    ]);
  });

  it("does not let a header value end the header", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) => response.end("ok"));
    const probe = loopback
      .outboundTo(server)
      .get("https://idp.example/", { headers: { accept: "a\r\nx-evil: 1" } });
    await expect(probe).rejects.toThrow(TypeError);
    expect(server.connections()).toBe(0);
  });

  it("names the port in Host where the live rule names one", async () => {
    const hosts: (string | undefined)[] = [];
    const server = await loopback.https(loopback.certificate, (request, response) => {
      hosts.push(request.headers.host);
      response.end("ok");
    });
    const probe = await loopback.outboundTo(server).get("https://idp.example:8443/x", { allowPort: 8443 });
    expect(answered(probe).url).toBe("https://idp.example:8443/x");
    expect(hosts).toEqual(["idp.example:8443"]);
  });

  it.each([
    ["/login?state=secret", "https://idp.example/login"],
    ["http://169.254.169.254/latest/meta-data/?x", "http://169.254.169.254/latest/meta-data/"],
    ["https://user:pass@other.example/cb?code=secret#y", "https://other.example/cb"],
  ])("reports a redirect to %s and follows it not", async (location, cut) => {
    const server = await loopback.https(loopback.certificate, (_request, response) =>
      response.writeHead(302, { location }).end(),
    );
    const probe = answered(await loopback.outboundTo(server).get("https://idp.example/authorize"));
    expect(probe).toMatchObject({ status: 302, headers: { location: cut } });
    expect(server.connections()).toBe(1);
  });

  it("cuts a 300 KB body off at 256 KB, between characters", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) =>
      response.end(`a${"é".repeat(150_000)}`),
    );
    const probe = answered(await loopback.outboundTo(server).get("https://idp.example/"));
    expect(probe).toMatchObject({ bytes: 262_144, truncated: true });
    expect(probe.body).toBe(`a${"é".repeat(131_071)}`);
  });

  it("takes a body of exactly 256 KB whole", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) =>
      response.end("a".repeat(262_144)),
    );
    expect(answered(await loopback.outboundTo(server).get("https://idp.example/"))).toMatchObject({
      bytes: 262_144,
      truncated: false,
    });
  });

  it("stops an endless body at the limit", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, "a")));
      };
      response.on("drain", write);
      write();
    });
    expect(answered(await loopback.outboundTo(server).get("https://idp.example/"))).toMatchObject({
      bytes: 262_144,
      truncated: true,
    });
  });
});

describe("get: what is not HTTP as asked", () => {
  it("refuses a compressed body", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("x"),
    );
    expect(failure(await loopback.outboundTo(server).get("https://idp.example/")).code).toBe(
      "unexpected-encoding",
    );
  });

  it("refuses headers over 16 KB", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) =>
      response.writeHead(200, { "x-long": "a".repeat(20_000) }).end("x"),
    );
    const probe = failure(await loopback.outboundTo(server).get("https://idp.example/"));
    expect(probe).toMatchObject({ code: "too-large", attempts: 1 });
  });

  it.each([
    ["something else", "SSH-2.0-x\r\n\r\n"],
    ["a protocol switch", "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"],
  ])("calls %s invalid", async (_name, text) => {
    const server = await loopback.https(loopback.certificate, (request) => request.socket.end(text));
    expect(failure(await loopback.outboundTo(server).get("https://idp.example/")).code).toBe(
      "invalid-response",
    );
  });

  it("calls a plain-text server's answer a failed handshake", async () => {
    const server = await loopback.tcp((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(failure(await loopback.outboundTo(server).get("https://idp.example/")).code).toBe("tls-failed");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  answered,
  createLoopback,
  failure,
  type Loopback,
} from "../../e2e/support/outbound/loopback-outbound";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await createLoopback();
});
afterAll(() => loopback.close());

describe("get: network errors", () => {
  it.each([
    ["before TLS", "tcp"],
    ["before an answer", "http"],
  ])("tries once more after a reset %s", async (_name, layer) => {
    const server = await loopback.https(
      loopback.certificate,
      (request, response) =>
        layer === "http" && server.connections() === 1 ? request.socket.destroy() : response.end("ok"),
      (socket, count) => {
        if (layer !== "tcp" || count > 1) return false;
        socket.resetAndDestroy();
        return true;
      },
    );
    expect(answered(await loopback.outboundTo(server).get("https://idp.example/"))).toMatchObject({
      body: "ok",
      attempts: 2,
    });
    expect(server.connections()).toBe(2);
  });

  it("tries once more only, and says what happened without naming the address dialled", async () => {
    const server = await loopback.tcp((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    const probe = failure(await loopback.outboundTo(server).get("https://idp.example/"));
    expect(probe).toMatchObject({ code: "connection-lost", attempts: 2 });
    expect(server.connections()).toBe(2);
    expect(JSON.stringify(probe)).not.toContain("127.0.0.1");
  });

  it("reports a refused connection", async () => {
    const gone = await loopback.tcp(() => undefined);
    await gone.close();
    const probe = failure(await loopback.outboundTo(gone).get("https://idp.example/"));
    expect(probe).toMatchObject({
      code: "connect-failed",
      attempts: 2,
      addresses: { used: "93.184.216.34" },
    });
    expect(probe.message).toContain("ECONNREFUSED");
    expect(JSON.stringify(probe)).not.toContain("127.0.0.1");
  });

  it("does not send a POST again that may have been acted upon", async () => {
    const server = await loopback.https(loopback.certificate, (request) => request.socket.destroy());
    const probe = await loopback.outboundTo(server).get("https://idp.example/token", {
      method: "POST",
      body: "x",
      headers: { "content-type": "text/plain" },
    });
    expect(failure(probe)).toMatchObject({ code: "connection-lost", attempts: 1 });
  });

  it("reports a body that ends too early", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("short", () => response.destroy());
    });
    const probe = failure(await loopback.outboundTo(server).get("https://idp.example/"));
    expect(probe).toMatchObject({ code: "connection-lost", attempts: 2 });
    expect(probe.timings.firstByteMs).not.toBeNull();
  });
});

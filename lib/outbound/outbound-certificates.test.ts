import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "../../e2e/support/outbound/certificates";
import {
  answered,
  createLoopback,
  failure,
  IDP_NAMES,
  type Loopback,
  mapped,
} from "../../e2e/support/outbound/loopback-outbound";
import { createOutbound } from "./outbound";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await createLoopback();
});
afterAll(() => loopback.close());

describe("get: certificates", () => {
  const withCertificate = async (options: {
    names?: string[];
    fromDays?: number;
    toDays?: number;
    by?: Authority;
  }) => {
    const { by = loopback.root, names = IDP_NAMES, ...validity } = options;
    const requests: unknown[] = [];
    const server = await loopback.https(await by.issue({ names, ...validity }), (request, response) => {
      requests.push(request.headers);
      response.end("ok");
    });
    const probe = await loopback.outboundTo(server).get("https://idp.example/token", {
      method: "POST",
      body: "secret",
      headers: { "content-type": "text/plain", authorization: "Basic YTpi" },
    });
    return { probe: failure(probe), requests };
  };

  it.each<[string, { names?: string[]; fromDays?: number; toDays?: number }, string, boolean]>([
    ["expired", { fromDays: -20, toDays: -10 }, "certificate-expired", true],
    ["not yet valid", { fromDays: 10, toDays: 20 }, "certificate-not-yet-valid", true],
    ["of another name", { names: ["other.example"] }, "certificate-name-mismatch", true],
    ["of another name and expired", { names: ["other.example"], toDays: -1 }, "certificate-expired", true],
  ])("%s", async (_name, options, code, publiclyTrusted) => {
    const { probe, requests } = await withCertificate(options);
    expect(probe).toMatchObject({
      code,
      attempts: 1,
      tls: { altNames: options.names ?? IDP_NAMES, publiclyTrusted },
    });
    expect(Date.parse(probe.tls?.validTo ?? "")).not.toBeNaN();
    // Neither the credentials nor the body went to a peer that is not who it should be.
    expect(requests).toEqual([]);
  });

  it.each([
    ["an unknown CA", {}],
    ["an unknown CA, and expired", { fromDays: -20, toDays: -10 }],
  ])("%s is untrusted", async (_name, validity) => {
    const by = await createAuthority("Unknown root");
    const { probe, requests } = await withCertificate({ by, ...validity });
    expect(probe).toMatchObject({
      code: "certificate-untrusted",
      tls: { issuer: "CN=Unknown root", publiclyTrusted: false },
    });
    expect(requests).toEqual([]);
  });

  it("counts no root that the settings do not name", async () => {
    const server = await loopback.https(loopback.certificate, (_request, response) => response.end("ok"));
    const outbound = createOutbound({ hosts: { "idp.example": mapped(server) }, allow: [] });
    expect(failure(await outbound.get("https://idp.example/"))).toMatchObject({
      code: "certificate-untrusted",
      tls: { publiclyTrusted: false },
    });
  });

  it("a missing intermediate is untrusted; sent along, it is accepted", async () => {
    const middle = await loopback.root.intermediate("Middle");
    const { probe } = await withCertificate({ by: middle });
    expect(probe).toMatchObject({ code: "certificate-untrusted", tls: { publiclyTrusted: false } });

    const leaf = await middle.issue({ names: IDP_NAMES });
    const whole = { ...leaf, cert: `${leaf.cert}\n${middle.pem}` };
    const server = await loopback.https(whole, (_request, response) => response.end("ok"));
    expect(answered(await loopback.outboundTo(server).get("https://idp.example/")).tls.publiclyTrusted).toBe(
      true,
    );
  });
});

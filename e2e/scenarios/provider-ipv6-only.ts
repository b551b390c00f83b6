import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTokenHost } from "./build-tenant";

const id = "provider-ipv6-only";

export const scenario: Scenario = {
  id,
  title: "The token endpoint has IPv6 addresses only",
  story:
    "The provider put its token endpoint on a name with AAAA records and no A record. Browsers reach everything; the load balancer speaks IPv4 only.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      addTokenHost({ provider, authenticate, world }, { a: [], aaaa: ["2001:db8::31"] });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "likely",
  causes: { server: ["endpoint-without-ipv4"] },
};

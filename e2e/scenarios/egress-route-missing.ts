import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { makeInternal } from "./build-private-subnets";

const id = "egress-route-missing";

export const scenario: Scenario = {
  id,
  title: "An internal load balancer has no route to a NAT",
  story:
    "The load balancer is internal and its subnets lead nowhere but into the VPC. Everything inside works; the provider on the internet is out of its reach.",
  build: () =>
    oidcWorld(id, (parts) => {
      makeInternal(parts);
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "found",
  causes: { server: ["egress-route-missing"] },
};

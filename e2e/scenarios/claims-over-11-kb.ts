import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "claims-over-11-kb";

export const scenario: Scenario = {
  id,
  title: "A user's claims are over 11 KB",
  story:
    "One user is in more groups than anybody else. The provider sends them all, and the load balancer takes no more than 11 KB: 500 for her, while others sign in.",
  build: () =>
    oidcWorld(id, ({ provider }) => {
      provider.userinfoPadding = 12_000;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthUserinfoResponseSizeExceeded" },
  clue: { status: 500, reason: "AuthUserinfoResponseSizeExceeded" },
  answer: "found",
  causes: { server: ["claims-too-large"] },
};

import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

export const scenario: Scenario = {
  id: "healthy-oidc",
  title: "Signs in with an OIDC provider",
  story: "Nothing is wrong. The load balancer sends people to the company's own provider and lets them in.",
  build: () => oidcWorld("healthy-oidc"),
  url: "https://healthy-oidc.example.com/",
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { useCustomDomain } from "./build-custom-domain";

const id = "domain-failed";

export const scenario: Scenario = {
  id,
  title: "The user pool's custom domain has failed",
  story:
    "The custom domain of the user pool was set up with a certificate that was later deleted. Its status is FAILED, and nothing answers there.",
  build: () =>
    cognitoWorld(id, ({ authenticate, pool, domain, world, region }) => {
      useCustomDomain({ authenticate, pool, domain, world, region }, `sign-in.${id}.example.com`);
      domain.Status = "FAILED";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["user-pool-domain-inactive"] },
};

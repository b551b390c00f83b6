import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { useCustomDomain } from "./build-custom-domain";

const id = "healthy-cognito-custom-domain";

export const scenario: Scenario = {
  id,
  title: "Signs in with a Cognito user pool behind its own domain",
  story: "Nothing is wrong. The sign-in page of the user pool is on a domain of the company's own.",
  build: () =>
    cognitoWorld(id, ({ authenticate, pool, domain, world, region }) => {
      useCustomDomain({ authenticate, pool, domain, world, region }, `sign-in.${id}.example.com`);
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

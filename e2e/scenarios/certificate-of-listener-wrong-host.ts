import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "certificate-of-listener-wrong-host";

export const scenario: Scenario = {
  id,
  title: "No certificate of the listener covers the host",
  story:
    "The host was moved to this load balancer, whose certificate names another one. Browsers stop with a warning before any rule is reached.",
  build: () =>
    cognitoWorld(id, ({ certificate }) => {
      certificate.DomainName = `www.${id}.example.com`;
      certificate.SubjectAlternativeNames = [certificate.DomainName];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["certificate-host-mismatch"] },
};

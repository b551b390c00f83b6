import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "host-without-address";

export const scenario: Scenario = {
  id,
  title: "The host's DNS entry is gone",
  story:
    "Load balancer, rule and provider are well. The alias record of the host was lost when its zone moved to another account, and browsers cannot find it.",
  build: () =>
    oidcWorld(id, ({ name }) => {
      Object.assign(name, { a: [], serves: "none" });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "likely",
  causes: { server: ["host-resolves-elsewhere"] },
};

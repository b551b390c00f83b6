import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "newline-in-client-id";

export const scenario: Scenario = {
  id,
  title: "The client id ends in a line break",
  story:
    "The client id came out of a secret that was made with echo, line break included. It goes into the redirect as it stands, and browsers drop the answer.",
  build: () =>
    oidcWorld(id, ({ authenticate }) => {
      authenticate.ClientId += "\n";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["value-with-whitespace"] },
};

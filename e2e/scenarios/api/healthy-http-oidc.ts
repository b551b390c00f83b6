import type { Scenario } from "../../sandbox/world";
import { httpOidcWorld, httpUrl } from "./build-http";

const id = "healthy-http-oidc";

export const scenario: Scenario = {
  id,
  title: "Lets a program call an HTTP API with a token of an OIDC provider",
  story: "Nothing is wrong. Issuer, audience and scope of the token are what the routes ask for.",
  build: () => httpOidcWorld(id),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

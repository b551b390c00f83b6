import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-header-named-as-expression";

export const scenario: Scenario = {
  id,
  title: "The header itself is called method.request.header.Authorization",
  story: "The token source was typed with its whole expression into a field that wants the header alone.",
  build: () =>
    tokenWorld(id, ({ authorizer }) => {
      authorizer.identitySource = "method.request.header.method.request.header.Authorization";
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["identity-source-malformed"] },
};

import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping } from "./build-api-domain";
import { GOOD_TOKEN, restUrl, STAGE, tokenWorld } from "./build-rest";

const id = "rest-default-endpoint-disabled";

export const scenario: Scenario = {
  id,
  title: "The execute-api endpoint is switched off",
  story:
    "The API got a custom domain and its own endpoint was switched off. One program still calls it there.",
  build: () =>
    tokenWorld(id, (parts) => {
      parts.draft.api.disableExecuteApiEndpoint = true;
      addMapping(addApiDomain(parts), parts, "", STAGE);
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["default-endpoint-disabled"] },
};

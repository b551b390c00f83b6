import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping } from "./build-api-domain";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-default-endpoint-disabled";

export const scenario: Scenario = {
  id,
  title: "The execute-api endpoint of an HTTP API is switched off",
  story:
    "The API got a custom domain and its own endpoint was switched off. One program still calls it there.",
  build: () =>
    httpCognitoWorld(id, (parts) => {
      parts.draft.api.DisableExecuteApiEndpoint = true;
      addMapping(addApiDomain(parts), parts, "", "$default");
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "access" },
  symptom: { at: "api", status: 403, body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["default-endpoint-disabled"] },
};

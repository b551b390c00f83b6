import type { Scenario } from "../../sandbox/world";
import { addResource, methodOf, restUrl, tokenWorld } from "./build-rest";

const id = "rest-method-not-deployed";

export const scenario: Scenario = {
  id,
  title: "A method that was never deployed",
  story:
    'A colleague added the path for invoices and tried it in the console. Nobody deployed it: callers meet "Missing Authentication Token".',
  build: () =>
    tokenWorld(id, undefined, (parts) => {
      addResource(parts, "/invoices", { GET: methodOf("GET") });
    }),
  url: restUrl(id, "/invoices"),
  symptom: {
    at: "api",
    status: 403,
    errorType: "MissingAuthenticationTokenException",
    body: '{"message":"Missing Authentication Token"}',
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["method-not-deployed"] },
};

import type { Scenario } from "../../sandbox/world";
import { addProvider } from "./build-api-parts";
import { lets, restUrl, tokenWorld } from "./build-rest";

const id = "rest-expression-without-bearer";

export const scenario: Scenario = {
  id,
  title: 'The expression knows no "Bearer "',
  story:
    'The expression describes a JWT and nothing before it. The program sends "Bearer " first, as everywhere else.',
  build: () =>
    tokenWorld(id, (parts) => {
      addProvider(parts);
      parts.authorizer.identityValidationExpression = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";
      parts.fn.handler = lets(() => true);
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["validation-expression-rejects"] },
};

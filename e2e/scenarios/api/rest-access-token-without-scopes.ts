import type { Scenario } from "../../sandbox/world";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-access-token-without-scopes";

export const scenario: Scenario = {
  id,
  title: "An access token where the method asks for no scope",
  story:
    "The program was changed to send the access token, as the pool's documentation says. The API's methods ask for no scope, so API Gateway wants the ID token and answers 401.",
  build: () => cognitoApiWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "access" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["id-token-expected"] },
};

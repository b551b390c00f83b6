import type { Scenario } from "../../sandbox/world";
import { restJwtWorld, restUrl } from "./build-rest";

const id = "rest-jwt-audience-unlisted";

export const scenario: Scenario = {
  id,
  title: "A REST API trusts another audience",
  story: "The provider's program was registered for another API. Its tokens name that one.",
  build: () =>
    restJwtWorld(id, ({ authorizer }) => {
      for (const issuer of authorizer.jwtConfiguration?.issuers ?? []) {
        issuer.audiences = ["https://invoices.example.com"];
      }
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["audience-unlisted"] },
};

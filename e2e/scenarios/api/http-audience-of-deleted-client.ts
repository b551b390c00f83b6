import type { Scenario } from "../../sandbox/world";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-audience-of-deleted-client";

export const scenario: Scenario = {
  id,
  title: "The audience is an app client that is gone",
  story: "The app client was made anew. The authorizer's audience is still the old one.",
  build: () =>
    httpCognitoWorld(id, ({ authorizer, ids }) => {
      if (authorizer.JwtConfiguration) authorizer.JwtConfiguration.Audience = [ids.text("old client", 26)];
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "access" },
  symptom: {
    at: "api",
    status: 401,
    challenge:
      'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
    body: '{"message":"Unauthorized"}',
  },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["app-client-missing"] },
};

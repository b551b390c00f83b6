import type { Scenario } from "../../sandbox/world";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-audience-unlisted";

export const scenario: Scenario = {
  id,
  title: "The audience is the API, and the pool's tokens name the client",
  story: "The audience was set to the address of the API. Tokens of the pool name the app client instead.",
  build: () =>
    httpCognitoWorld(id, ({ authorizer, host }) => {
      if (authorizer.JwtConfiguration) authorizer.JwtConfiguration.Audience = [`https://${host}`];
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
  causes: { server: ["audience-unlisted"] },
};

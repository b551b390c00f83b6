import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "userinfo-is-discovery";

export const scenario: Scenario = {
  id,
  title: "The userinfo endpoint is the discovery document",
  story:
    "The discovery address was pasted into the field for the userinfo endpoint. It answers 200 with JSON that speaks of no user, and the callback ends in 401.",
  build: () =>
    oidcWorld(id, ({ authenticate }) => {
      authenticate.UserInfoEndpoint = `${authenticate.Issuer}/.well-known/openid-configuration`;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "AuthInvalidUserinfoResponse" },
  clue: { status: 401 },
  answer: "likely",
  causes: { server: ["userinfo-endpoint-wrong-kind"] },
};

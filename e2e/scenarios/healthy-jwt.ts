import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "healthy-jwt";

export const scenario: Scenario = {
  id,
  title: "Lets a program in with its token",
  story:
    "Nothing is wrong. A program gets a token of the company's provider and calls the API with it; the load balancer verifies it and lets the call through.",
  build: () => jwtWorld(id),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

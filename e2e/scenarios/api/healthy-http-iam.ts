import type { Scenario } from "../../sandbox/world";
import { SIGNED } from "./build-api-parts";
import { httpUrl, plainHttpWorld } from "./build-http";

const id = "healthy-http-iam";

export const scenario: Scenario = {
  id,
  title: "Lets a caller into an HTTP API who signs with AWS credentials",
  story: "Nothing is wrong. The routes want an AWS signature, and the program signs.",
  build: () => plainHttpWorld(id, "AWS_IAM"),
  url: httpUrl(id),
  call: { headers: SIGNED },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

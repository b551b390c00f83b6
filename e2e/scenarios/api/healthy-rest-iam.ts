import type { Scenario } from "../../sandbox/world";
import { SIGNED } from "./build-api-parts";
import { plainRestWorld, restUrl } from "./build-rest";

const id = "healthy-rest-iam";

export const scenario: Scenario = {
  id,
  title: "Lets a caller in who signs with AWS credentials",
  story: "Nothing is wrong. The methods want an AWS signature, and the program signs.",
  build: () => plainRestWorld(id, "AWS_IAM"),
  url: restUrl(id),
  call: { headers: SIGNED },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

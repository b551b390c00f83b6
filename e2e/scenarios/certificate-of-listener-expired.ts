import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { daysFrom, PROCESS_START } from "./build-ids";

const id = "certificate-of-listener-expired";

export const scenario: Scenario = {
  id,
  title: "The listener's certificate has expired",
  story:
    "The certificate was imported by hand a year ago, and nobody renewed it. Browsers stop with a warning before any rule is reached.",
  build: () =>
    cognitoWorld(id, ({ certificate }) => {
      certificate.Type = "IMPORTED";
      certificate.Status = "EXPIRED";
      certificate.NotBefore = daysFrom(PROCESS_START, -366);
      certificate.NotAfter = daysFrom(PROCESS_START, -1);
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["certificate-expired"] },
};

import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { addHost } from "./build-listener";

const id = "callback-missing-for-one-of-two-hosts";
const second = `admin.${id}.example.com`;

export const scenario: Scenario = {
  id,
  title: "The callback URL of the second host is not registered",
  story:
    "A second host name was added to the rule yesterday. On the first one everybody signs in; on the new one the sign-in page shows redirect_mismatch.",
  build: () =>
    cognitoWorld(id, ({ rule, certificate, world, name, host }) => {
      addHost({ rule, certificate, world, name, host }, second);
    }),
  url: `https://${second}/`,
  symptom: { at: "provider", status: 400, error: "redirect_mismatch" },
  clue: { status: 400, reason: "redirect_mismatch" },
  answer: "found",
  causes: { server: ["callback-url-unregistered"] },
};

import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { addHost } from "./build-listener";

const id = "healthy-two-hosts";
const second = `admin.${id}.example.com`;

export const scenario: Scenario = {
  id,
  title: "Two hosts in one rule, both registered",
  story:
    "Nothing is wrong. One rule answers two host names, and the app client knows the callback URL of each.",
  build: () =>
    cognitoWorld(id, ({ rule, client, certificate, world, name, host }) => {
      addHost({ rule, certificate, world, name, host }, second);
      client.CallbackURLs?.push(`https://${second}/oauth2/idpresponse`);
    }),
  url: `https://${second}/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};

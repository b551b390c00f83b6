import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping } from "./build-api-domain";
import { GOOD_TOKEN, STAGE, tokenWorld } from "./build-rest";

const id = "api-mutual-tls-required";

export const scenario: Scenario = {
  id,
  title: "The custom domain wants a client certificate",
  story:
    "Mutual TLS was switched on for the domain. A program without a certificate meets 403 before anything looks at its token.",
  build: () =>
    tokenWorld(id, (parts) => {
      const added = addApiDomain(parts);
      added.domain.MutualTlsAuthentication = { TruststoreUri: `s3://${parts.ids.name}/truststore.pem` };
      addMapping(added, parts, "", STAGE);
    }),
  url: `https://${id}.example.com/orders`,
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["mutual-tls-required"] },
};

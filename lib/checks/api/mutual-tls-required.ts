import { readAnswer } from "../../facts/api/answer/read-answer";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { awsCommand } from "../fixes/shell";
import { responsesInForce } from "./shared-gateway-responses";
import { httpKinds, restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "mutual-tls-required",
  title: "The custom domain asks callers for no client certificate",
  failureTitle: "The custom domain wants a client certificate that the truststore knows",
  description:
    "With mutual TLS a custom domain lets in only who shows a certificate that its truststore signed, and answers 403 before it looks at any token. No configuration shows what a caller sends.",
  severity: "may-break",
  neverProven: true,
  kinds: [...restKinds, ...httpKinds],
  hop: "domain",
  meets: "403",
  docs: [documents.apiMutualTls, documents.httpMutualTls],
  requires: [],
  uses: ["domain", "deployed", "draftGatewayResponses"],
  judgesGaps: true,
  notApplicable: ({ domain }) => {
    if (domain.state === "skipped") return "No custom domain was asked.";
    return domain.state === "ok" && domain.value.value === null ? "The host is no custom domain." : null;
  },
  evaluate: ({ domain, deployed, draftGatewayResponses }, chain, { clue, brought }) => {
    if (domain.state !== "ok") return notRead("The custom domain", domain);
    const { resource, value } = domain.value;
    const mutualTls = value?.mutualTls ?? null;
    const evidence = field(domain.value, ["mutualTls"], {
      command: awsCommand("apigatewayv2", "get-domain-name", {
        region: chain.scope.region,
        "domain-name": value?.name ?? resource.name,
      }),
    });
    if (mutualTls === null) return { outcome: "pass", evidence: [evidence] };
    const { warnings, truststoreUri } = mutualTls;
    const gatewayResponses = responsesInForce(deployed, draftGatewayResponses);
    const reading =
      brought.response && readAnswer(brought.response, { kind: chain.scope.kind, gatewayResponses });
    const isBehind =
      reading !== undefined &&
      (reading.door === "rest" || reading.door === "http") &&
      reading.certainty === "proven" &&
      reading.meaning !== "forbidden";
    if (isBehind) {
      return {
        outcome: "pass",
        evidence: [evidence, clueEvidence("the pasted answer", reading.says)],
        note: "The call got past the client certificate: what answered it stands behind.",
      };
    }
    const wants = `${resource.name} lets in only callers with a client certificate that ${truststoreUri} trusts`;
    const refused = (brought.response?.status ?? clue.status) === 403;
    if (!refused && warnings.length === 0) {
      return {
        outcome: "unknown",
        because: `${wants}; whether the caller showed one is in no configuration.`,
        needs: "the status that the caller met",
        evidence: [evidence],
      };
    }
    const warned =
      warnings.length === 0 ? "" : ` AWS warns of the truststore: ${warnings.join(" ").replace(/\.?$/, ".")}`;
    return {
      outcome: "fail",
      certainty: "likely",
      because: `${wants}.${warned}`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Show a certificate that the truststore knows",
          steps: [
            `Call with the certificate and its key: curl --cert client.pem --key client.key https://${resource.name}/`,
            `Where one was shown: it must be signed by an authority whose whole chain is in ${truststoreUri}, be in date, be X.509v3 and be signed with SHA-256 or stronger.`,
            "After a change of the truststore, upload it and set its new version on the domain: API Gateway keeps the one that it read.",
          ],
        },
      ],
    };
  },
});

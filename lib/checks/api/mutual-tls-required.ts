import { apiKind } from "../../model/api-chain";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { statusEvidence, statusMet } from "../lambda-authorizer/shared-authorizer";

export default defineApiCheck({
  id: "mutual-tls-required",
  title: "Callers have the client certificate that the custom domain wants",
  failureTitle: "The custom domain wants a client certificate",
  description:
    "With mutual TLS a custom domain lets in only callers with a certificate that its truststore vouches for. All others meet 403 before anything looks at a token.",
  severity: "may-break",
  neverProven: true,
  kinds: apiKind.options,
  hop: "domain",
  meets: "403",
  docs: [documents.mutualTls, documents.apiForbidden],
  requires: [],
  uses: ["domain"],
  judgesGaps: true,
  notApplicable: ({ domain }) => {
    if (domain.state === "skipped") return "No custom domain was asked.";
    return domain.state === "ok" && !domain.value.value?.mutualTls
      ? "The domain wants no client certificate."
      : null;
  },
  evaluate: ({ domain }, _chain, context) => {
    if (domain.state !== "ok") return notRead("The custom domain", domain);
    const status = statusMet(context);
    const evidence = field(domain.value, ["mutualTls"]);
    if (status !== 403) {
      return { outcome: "pass", evidence: [evidence], note: "Callers need a client certificate here." };
    }
    const warnings = domain.value.value?.mutualTls?.warnings ?? [];
    return {
      outcome: "fail",
      certainty: "likely",
      because: `Custom domain ${domain.value.resource.name} wants a client certificate; without one that its truststore vouches for the answer is 403${warnings.length > 0 ? `. AWS warns of the truststore: ${warnings.join("; ")}` : ""}.`,
      evidence: [evidence, statusEvidence(status)],
      fixes: [
        {
          type: "steps",
          title: "Call with a client certificate",
          steps: [
            "Send one that the truststore vouches for, with all certificates between: curl --cert client.pem --key client.key …",
            "An expired certificate, or one with a weak signature, is refused likewise.",
          ],
        },
      ],
    };
  },
});

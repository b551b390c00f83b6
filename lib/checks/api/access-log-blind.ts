import { listed } from "../../facts/words";
import type { ApiChain } from "../../model/api-chain";
import { apiKind } from "../../model/api-chain";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineApiCheck({
  id: "access-log-blind",
  title: "The stage's access log says why a call was refused",
  failureTitle: "The stage's access log does not say why a call was refused",
  description:
    "What an authorizer refuses stands in no other log. An access log whose format names the error and the authorizer's error tells refusals apart; the default formats do not.",
  severity: "blind",
  kinds: apiKind.options,
  hop: "stage",
  meets: "no line that says why",
  docs: [documents.apiAccessLog],
  requires: ["stage"],
  evaluate: ({ stage }, chain) => {
    const { accessLogFormat: format } = stage.value;
    const evidence = field(stage, ["accessLogFormat"]);
    const lacking =
      format === null ? [] : wanted(chain).filter((name) => !format.includes(`$context.${name}`));
    if (format !== null && lacking.length === 0) return { outcome: "pass", evidence: [evidence] };
    const line = JSON.stringify(Object.fromEntries(all(chain).map((name) => [name, `$context.${name}`])));
    return {
      outcome: "fail",
      certainty: "proven",
      because:
        format === null
          ? `Stage ${chain.stage} keeps no access log.`
          : `The access log of stage ${chain.stage} does not hold ${listed(lacking.map((name) => `$context.${name}`))}.`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Log why a call is refused",
          steps: [`Stages → ${chain.stage} → Logs: switch access logging on, with this format:`, line],
        },
      ],
    };
  },
});

/** Without these a refusal cannot be told from another. */
function wanted({ kind }: ApiChain): string[] {
  const open = kind.endsWith("-open") || kind.endsWith("-iam");
  return [...(kind.startsWith("http") ? [] : ["error.responseType"]), ...(open ? [] : ["authorizer.error"])];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
function all({ kind }: ApiChain): string[] {
  const common = [
    "requestId",
    "stage",
    "path",
    "httpMethod",
    "status",
    "error.messageString",
    "error.responseType",
  ];
  return kind.startsWith("rest")
    ? [
        ...common,
        "extendedRequestId",
        "deploymentId",
        "resourcePath",
        "authorizer.error",
        "authorizer.status",
        "authorizer.integrationStatus",
        "authorize.error",
        "authenticate.error",
        "waf.status",
      ]
    : [...common, "routeKey", "authorizer.error"];
}

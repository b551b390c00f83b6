import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { restKinds } from "./shared-kinds";

const telling = ["UNAUTHORIZED", "ACCESS_DENIED", "DEFAULT_4XX"];

export default defineApiCheck({
  id: "gateway-response-customised",
  title: "Refusals go out as AWS documents them",
  failureTitle: "Refusals go out with a status or text of the API's own",
  description:
    "An API can change status, headers and body of what API Gateway answers itself. Then neither status nor text of a refusal proves who made it, or why.",
  severity: "hygiene",
  kinds: restKinds,
  hop: "authorizer",
  meets: "any status",
  docs: [documents.gatewayResponses],
  requires: ["draftGatewayResponses"],
  uses: ["deployed"],
  evaluate: ({ draftGatewayResponses, deployed }, chain) => {
    const served = deployed.state === "ok" ? deployed.value.value.gatewayResponses : undefined;
    const all = served ?? draftGatewayResponses.value;
    const found = all.filter(({ responseType }) => telling.includes(responseType));
    const evidence =
      served !== undefined && deployed.state === "ok"
        ? field(deployed.value, ["gatewayResponses"])
        : field(draftGatewayResponses, []);
    if (found.length === 0) return { outcome: "pass", evidence: [evidence] };
    const statuses = found.flatMap(({ statusCode }) => (statusCode === undefined ? [] : [statusCode]));
    return {
      outcome: "fail",
      certainty: "proven",
      because: `API ${chain.root.name} customises ${listed(found.map(({ responseType }) => responseType))}${statuses.length > 0 ? `, with status ${listed([...new Set(statuses)])}` : ""}.`,
      evidence: [evidence],
      fixes: [],
    };
  },
});

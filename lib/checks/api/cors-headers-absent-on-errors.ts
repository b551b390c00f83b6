import { customOf } from "../../facts/api/gateway-response-types";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { deployStep } from "../fixes/api";
import { awsCommand } from "../fixes/shell";
import { allowsOrigin, cameFromBrowser, isForBrowsers } from "./shared-cors";
import { restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "cors-headers-absent-on-errors",
  title: "Refusals carry CORS headers, where browsers call the API",
  failureTitle: "Refusals carry no CORS header: browsers show a CORS error instead",
  description:
    "What API Gateway refuses itself carries only the headers of its gateway response. Without Access-Control-Allow-Origin a browser hides the 401 or 403 and speaks of CORS.",
  severity: "may-break",
  kinds: restKinds,
  hop: "authorizer",
  meets: "a CORS error in the browser, where the answer is 401 or 403",
  docs: [documents.gatewayResponses, documents.restCors],
  requires: ["deployed", "draftGatewayResponses"],
  notApplicable: ({ deployed, draftGatewayResponses }, chain, { brought }) => {
    if (chain.httpMethod === "OPTIONS" || chain.kind === "rest-open") return "Nobody is refused here.";
    const responses = deployed.value.gatewayResponses ?? draftGatewayResponses.value;
    return isForBrowsers(deployed.value.methods, responses) || cameFromBrowser(brought)
      ? null
      : "Nothing shows that browsers of another origin call the API.";
  },
  evaluate: ({ deployed, draftGatewayResponses }, chain) => {
    const served = deployed.value.gatewayResponses;
    const responses = served ?? draftGatewayResponses.value;
    const evidence =
      served === undefined ? field(draftGatewayResponses, []) : field(deployed, ["gatewayResponses"]);
    const lacking = (["UNAUTHORIZED", "ACCESS_DENIED"] as const).filter((type) => {
      const custom = customOf(type, responses);
      return custom === undefined || !allowsOrigin(custom);
    });
    if (lacking.length === 0) return { outcome: "pass", evidence: [evidence] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `Browsers call API ${chain.root.name}, and what it answers as ${listed(lacking)} has no Access-Control-Allow-Origin: they show a CORS error where the answer is 401 or 403.`,
      evidence: [evidence],
      fixes: [
        {
          type: "cli",
          title: "Add the header to all errors of the client",
          command: awsCommand("apigateway", "put-gateway-response", {
            region: chain.scope.region,
            "rest-api-id": chain.scope.id,
            "response-type": "DEFAULT_4XX",
            "response-parameters": JSON.stringify({
              "gatewayresponse.header.Access-Control-Allow-Origin": "'https://ORIGIN'",
            }),
          }),
          risk: `Put your page's origin in for ORIGIN. It replaces what the API customises of DEFAULT_4XX. ${deployStep(chain)} Account ${chain.scope.account}, ${chain.scope.region}.`,
        },
      ],
    };
  },
});

import { executeApiHost } from "../../facts/api/chains";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { statusEvidence, statusMet } from "../lambda-authorizer/shared-authorizer";
import { restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "private-endpoint-unreachable",
  title: "A private API is called through one of its VPC endpoints",
  failureTitle: "A private API is likely called from outside its VPC endpoints",
  description:
    "A private API answers only calls that come through a VPC endpoint that it knows. From outside, or through another endpoint, the answer is 403 whatever token is sent.",
  severity: "may-break",
  neverProven: true,
  kinds: restKinds,
  hop: "domain",
  meets: "403",
  docs: [documents.apiPrivate, documents.apiForbidden],
  requires: ["api"],
  judgesGaps: true,
  notApplicable: ({ api }) =>
    api.value.endpointTypes.includes("PRIVATE") ? null : "The API is not private.",
  evaluate: ({ api }, chain, context) => {
    const host = context.request?.host;
    const known = api.value.vpcEndpointIds;
    const own = executeApiHost(chain.scope);
    const through = host === undefined ? undefined : endpointOf(host, chain.scope.id);
    const addresses = known.map((id) => own.replace(chain.scope.id, `${chain.scope.id}-${id}`));
    const fixes = [
      {
        type: "steps" as const,
        title: "Call through a VPC endpoint that the API knows",
        steps: [
          addresses.length > 0
            ? `From within the VPC, call https://${addresses.join(" or https://")}.`
            : "Associate a VPC endpoint of execute-api with the API, then call by the name that both make up.",
          "With private DNS on the endpoint the plain name works inside the VPC as well; public APIs then stop answering there by their execute-api names.",
        ],
      },
    ];
    if (through !== undefined) {
      const evidence = field(api, ["vpcEndpointIds"], { expected: through });
      return known.length === 0 || known.includes(through)
        ? { outcome: "pass", evidence: [field(api, ["vpcEndpointIds"])] }
        : {
            outcome: "fail",
            certainty: "likely",
            because: `The host names VPC endpoint ${through}, which private API ${chain.root.name} does not know.`,
            evidence: [evidence],
            fixes,
          };
    }
    const status = statusMet(context);
    if (host === undefined || status === undefined) {
      return {
        outcome: "unknown",
        because: `API ${chain.root.name} is private: whether a caller comes through a VPC endpoint its configuration does not show.`,
        needs: "the status that callers meet",
      };
    }
    if (status !== 403)
      return { outcome: "pass", evidence: [field(api, ["endpointTypes"]), statusEvidence(status)] };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `API ${chain.root.name} is private, and ${host} is called: from outside a VPC endpoint that is 403 Forbidden.`,
      evidence: [field(api, ["endpointTypes"]), statusEvidence(status)],
      fixes,
    };
  },
});

/** The VPC endpoint in `{api}-{vpce}.execute-api.…`: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html */
function endpointOf(host: string, apiId: string): string | undefined {
  return host.startsWith(`${apiId}-vpce-`) ? host.slice(apiId.length + 1).split(".")[0] : undefined;
}

import { executeApiHost } from "../../facts/api/chains";
import type { Located } from "../../facts/located";
import { listed } from "../../facts/words";
import type { Api, ApiDomain } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Verdict } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import { type ApiCheckContext, defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { statusEvidence, statusMet } from "../lambda-authorizer/shared-authorizer";
import { restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "private-endpoint-unreachable",
  title: "The API is called through an endpoint that it accepts",
  failureTitle: "The API is likely called through an endpoint that it does not accept",
  description:
    "A private API answers only calls that come through a VPC endpoint that it knows; an API of endpoint access mode STRICT only calls through an endpoint of its own type, with one name in TLS and in the Host header. From elsewhere the answer is 403 whatever token is sent.",
  severity: "may-break",
  neverProven: true,
  kinds: restKinds,
  hop: "domain",
  meets: "403",
  docs: [documents.apiPrivate, documents.apiSecurityPolicies, documents.apiForbidden],
  requires: ["api"],
  uses: ["domain"],
  judgesGaps: true,
  notApplicable: ({ api }) =>
    isPrivate(api.value) || isStrict(api.value)
      ? null
      : "The API is not private, and its endpoint access mode is not STRICT.",
  evaluate: ({ api, domain }, chain, context) => {
    const verdicts = [
      ...(isPrivate(api.value) ? [judgePrivate(api, chain, context)] : []),
      ...(isStrict(api.value) ? [judgeStrict(api, domain, context)] : []),
    ];
    // What one of them does not know, the other does not make fine.
    const worst = (["fail", "unknown", "pass"] as const).flatMap((outcome) =>
      verdicts.filter((verdict) => verdict.outcome === outcome),
    )[0];
    return worst ?? { outcome: "pass", evidence: [field(api, ["endpointTypes"])] };
  },
});

const isPrivate = ({ endpointTypes }: Api) => endpointTypes.includes("PRIVATE");
const isStrict = ({ endpointAccessMode }: Api) => endpointAccessMode === "STRICT";

/** Whether callers come through a VPC endpoint that the API knows. */
function judgePrivate(api: Located<Api>, chain: ApiChain, context: ApiCheckContext): Verdict {
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
}

/**
 * What STRICT refuses, as far as configuration and address show it. Which status refuses it is not documented:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
function judgeStrict(
  api: Located<Api>,
  domain: Gathered<Located<ApiDomain | null>>,
  context: ApiCheckContext,
): Verdict {
  if (domain.state === "failed") return notRead("The custom domain", domain);
  const asked = domain.state === "ok" ? domain.value.value : null;
  const types = api.value.endpointTypes;
  if (asked !== null && domain.state === "ok" && !asked.endpointTypes.some((type) => types.includes(type))) {
    return {
      outcome: "fail",
      certainty: "likely",
      because: `API ${api.resource.name} accepts calls through its own type of endpoint only (STRICT): it is ${listed(types)}, and ${asked.name} is ${listed(asked.endpointTypes)}.`,
      evidence: [
        field(api, ["endpointAccessMode"]),
        field(api, ["endpointTypes"]),
        field(domain.value, ["endpointTypes"]),
      ],
      fixes: [
        {
          type: "steps",
          title: "Let both be of one type",
          steps: [
            `Call the API through a custom domain of type ${listed(types)}, or by its own address.`,
            "While callers move: set the endpoint access mode to BASIC, and back to STRICT when they have moved.",
          ],
        },
      ],
    };
  }
  const status = statusMet(context);
  if (status !== undefined && status !== 403) {
    return { outcome: "pass", evidence: [field(api, ["endpointAccessMode"]), statusEvidence(status)] };
  }
  return {
    outcome: "unknown",
    because: `The endpoint access mode of API ${api.resource.name} is STRICT: a proxy that puts another name into TLS than into the Host header is refused, and the configuration does not show what callers send.`,
    needs:
      status === undefined ? "the status that callers meet" : "the server name that the caller puts into TLS",
    evidence: [field(api, ["endpointAccessMode"])],
  };
}

/** The VPC endpoint in `{api}-{vpce}.execute-api.…`: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html */
function endpointOf(host: string, apiId: string): string | undefined {
  return host.startsWith(`${apiId}-vpce-`) ? host.slice(apiId.length + 1).split(".")[0] : undefined;
}

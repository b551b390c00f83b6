import { executeApiHost } from "../../facts/api/chains";
import { apiKind } from "../../model/api-chain";
import { readApiHost } from "../../routing/api/api-host";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineApiCheck({
  id: "default-endpoint-disabled",
  title: "The API answers on the execute-api host that is asked",
  failureTitle: "The API's execute-api host is switched off",
  description:
    "An API can be told to answer on its custom domains alone. On its execute-api host every call then meets 403, before any authorizer is asked.",
  severity: "breaks-sign-in",
  kinds: apiKind.options,
  hop: "domain",
  meets: "403",
  docs: [documents.apiDisableEndpoint, documents.apiForbidden],
  requires: ["api"],
  judgesGaps: true,
  notApplicable: (_, { scope }, { request }) => {
    const host = request === undefined ? undefined : readApiHost(request.host);
    // Its dual-stack name, and its name with a VPC endpoint, are default endpoints too.
    return host?.form === "execute-api" && host.apiId === scope.id
      ? null
      : "Another host than the API's own was asked, or none.";
  },
  evaluate: ({ api }, chain, { clue, request }) => {
    // A REST API's flag takes effect with a deployment alone: a caller's 403 shows that it has.
    const isServed = chain.scope.kind !== "rest" || clue.status === 403;
    const evidence = field(api, ["disableExecuteApiEndpoint"], { expected: "false" });
    if (!api.value.disableExecuteApiEndpoint) {
      return { outcome: "pass", evidence: [field(api, ["disableExecuteApiEndpoint"])] };
    }
    const others = chain.hosts.filter((host) => host !== executeApiHost(chain.scope));
    return {
      outcome: "fail",
      certainty: isServed ? "proven" : "likely",
      because: `API ${chain.root.name} does not answer on ${request?.host ?? executeApiHost(chain.scope)}: its default endpoint is disabled.`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Call the API by its custom domain",
          steps: [
            others.length > 0
              ? `Use ${others.join(" or ")} instead; the stage is not part of the path there.`
              : "Find the custom domain whose mappings lead to this API: API Gateway → Custom domain names.",
            chain.scope.kind === "rest"
              ? "If the execute-api host should answer again: switch the default endpoint on, then deploy the API. A deployment ships all of the draft."
              : "If the execute-api host should answer again: switch the default endpoint on.",
          ],
        },
      ],
    };
  },
});

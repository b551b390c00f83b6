import { headersNamed } from "../../facts/api/source-value";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { statusEvidence, statusMet } from "../lambda-authorizer/shared-authorizer";
import { restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "api-key-required",
  title: "Callers send an API key that opens the stage, where one is wanted",
  failureTitle: "The method wants an API key that opens this stage",
  description:
    "A method can want an API key beside all authorization. Without one, or with one whose usage plan does not name this API and stage, the answer is 403 Forbidden.",
  severity: "may-break",
  kinds: restKinds,
  hop: "policy",
  meets: "403",
  docs: [documents.apiKeys, documents.apiForbidden],
  requires: ["method"],
  uses: ["usagePlans", "api"],
  notApplicable: ({ method }) => (method.value.apiKeyRequired ? null : "The method wants no API key."),
  evaluate: ({ method, usagePlans, api }, chain, context) => {
    const wants = field(method, ["apiKeyRequired"]);
    const status = statusMet(context);
    const { request } = context.brought;
    const byHeader = api.state === "ok" ? api.value.value.apiKeySource === "HEADER" : true;
    const lacksKey = byHeader && request !== undefined && headersNamed(request, "x-api-key").length === 0;
    const fix = (steps: string[]) => [
      { type: "steps" as const, title: "Send a key that opens this stage", steps },
    ];
    if (lacksKey) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `${method.resource.name} wants an API key, and the request that was sent has no x-api-key header.`,
        evidence: [wants, clueEvidence("x-api-key", "absent")],
        fixes: fix([
          "Send the key in the header x-api-key.",
          "A key opens this stage where its usage plan names it.",
        ]),
      };
    }
    if (usagePlans.state !== "ok") {
      return status === 403 ? notRead("The usage plans", usagePlans) : { outcome: "pass", evidence: [wants] };
    }
    const opening = usagePlans.value.value.filter(({ stages }) =>
      stages.some((one) => one.apiId === chain.scope.id && one.stage === chain.stage),
    );
    if (opening.length === 0) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `${method.resource.name} wants an API key, and no usage plan names API ${chain.root.name} with stage ${chain.stage}: no key opens it.`,
        evidence: [wants, field(usagePlans.value, [])],
        fixes: fix([
          `Add API ${chain.root.name}, stage ${chain.stage}, to the usage plan of the keys that shall open it.`,
        ]),
      };
    }
    if (status !== 403) {
      const note = `Callers need a key of ${listed(opening.map(({ name }) => name))}.`;
      return { outcome: "pass", evidence: [wants], note };
    }
    return {
      outcome: "fail",
      certainty: "likely",
      because: `${method.resource.name} wants an API key; without one of ${listed(opening.map(({ name }) => name))} the answer is 403.`,
      evidence: [wants, statusEvidence(status)],
      fixes: fix([
        byHeader
          ? "Send the key in the header x-api-key."
          : "The API takes the key from its authorizer: let the function return it as usageIdentifierKey.",
        "See that the key is enabled and belongs to that plan.",
      ]),
    };
  },
});

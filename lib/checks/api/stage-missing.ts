import { nearest } from "../../facts/nearest";
import { listed } from "../../facts/words";
import { apiKind } from "../../model/api-chain";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineApiCheck({
  id: "stage-missing",
  title: "The stage that the URL names exists",
  failureTitle: "The API has no stage of the name that the URL has",
  description:
    "On an execute-api host the first segment of the path names the stage. A stage that does not exist is answered by API Gateway itself, 403 for a REST API and 404 for an HTTP API, before any authorizer is asked.",
  severity: "breaks-sign-in",
  kinds: apiKind.options,
  hop: "stage",
  meets: "403",
  forKind: { "http-open": { meets: "404" } },
  docs: [documents.apiStages, documents.apiForbidden],
  requires: ["stages"],
  judgesGaps: true,
  notApplicable: (_, { gap }) =>
    gap === undefined || gap === "stage"
      ? null
      : "The request does not come as far as a stage, or passes it.",
  evaluate: ({ stages }, chain) => {
    const names = stages.value.map(({ stageName }) => stageName);
    const index = names.indexOf(chain.stage);
    if (chain.gap === undefined && index >= 0) {
      return { outcome: "pass", evidence: [field(stages, [index, "stageName"])] };
    }
    const close = nearest(chain.stage, names);
    return {
      outcome: "fail",
      certainty: "proven",
      because:
        names.length === 0
          ? `API ${chain.root.name} has no stage at all, so the first segment of the path, "${chain.stage}", leads nowhere.`
          : chain.stage === ""
            ? `The URL names no stage, and API ${chain.root.name} has no $default one; it has ${listed(names)}.`
            : `API ${chain.root.name} has no stage "${chain.stage}"; it has ${listed(names)}.`,
      evidence: [
        field(stages, [], { expected: chain.stage, ...(close === undefined ? {} : { nearest: close }) }),
      ],
      fixes: [
        {
          type: "steps",
          title: "Call a stage that exists, or deploy to this one",
          steps: [
            names.length === 0
              ? "Deploy the API: no stage serves it yet."
              : `Put the name of a stage first in the path: ${listed(names)}. Upper and lower case differ.`,
            "If the stage was deleted or renamed, callers keep the old address: give them the new one, or put a custom domain in front that does not show it.",
          ],
        },
      ],
    };
  },
});

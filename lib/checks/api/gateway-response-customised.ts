import { statusOfType } from "../../facts/api/gateway-response-types";
import { listed } from "../../facts/words";
import type { GatewayResponse } from "../../model/api";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { customisedResponses } from "./shared-gateway-responses";
import { restKinds } from "./shared-kinds";

/** Those that a refused caller meets. */
const ofRefusals = ["UNAUTHORIZED", "ACCESS_DENIED", "DEFAULT_4XX"];

export default defineApiCheck({
  id: "gateway-response-customised",
  title: "Refusals go out as API Gateway writes them",
  failureTitle: "Refusals are customised: their status and text prove nothing",
  description:
    "A REST API can send its refusals out under another status, with other headers and another text. DEFAULT_4XX does so for every refusal that has no response of its own, so a 401 can arrive as 400 or 200. What a caller saw then has to be read against this list.",
  severity: "hygiene",
  kinds: restKinds,
  hop: "authorizer",
  meets: "another status or text",
  docs: [documents.gatewayResponses],
  requires: ["deployed"],
  uses: ["draftGatewayResponses"],
  evaluate: ({ deployed, draftGatewayResponses }, chain) => {
    const customised = customisedResponses(deployed, draftGatewayResponses);
    if (customised.state === "unread") return notRead("The gateway responses", customised.why);
    const { list, source, path, state } = customised;
    const touched = list.filter(({ responseType }) => ofRefusals.includes(responseType));
    const [first] = touched;
    if (first === undefined) return { outcome: "pass", evidence: [field(source, path)] };
    const names = listed(touched.map(({ responseType }) => responseType));
    const where = state === "known" ? `Stage ${chain.stage}` : `The draft of API ${chain.root.name}`;
    return {
      outcome: "fail",
      certainty: state === "known" ? "proven" : "likely",
      because: `${where} customises ${names}: ${statuses(list)}.${state === "known" ? "" : " The stage's export does not show whether that is deployed."}`,
      evidence: [field(source, [...path, list.indexOf(first)])],
      fixes: [
        {
          type: "steps",
          title: "Read what callers report by these responses",
          steps: [
            "Nothing has to change: customised refusals are common, for CORS headers above all.",
            "Ask for the headers of a refusal too (curl -i): x-amzn-ErrorType names what API Gateway refused, where the response does not replace it.",
            "To have the reason in the text, put $context.error.responseType into the template, then deploy the API. A deployment ships all of the draft.",
          ],
        },
      ],
    };
  },
});

/** What becomes of the two statuses that speak of authorization. */
function statuses(list: readonly GatewayResponse[]): string {
  const moved = (["UNAUTHORIZED", "ACCESS_DENIED"] as const).flatMap((type) => {
    const [own, now] = [statusOfType(type, []), statusOfType(type, list)];
    return own === now ? [] : [`${type} goes out as ${now} instead of ${own}`];
  });
  return moved.length === 0
    ? "the statuses stay 401 and 403, headers or text are the API's own"
    : listed(moved);
}

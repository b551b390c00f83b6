import { missingLogFields, wantedLogFields, withLogFields } from "../../facts/api/access-log-fields";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { setAccessLog } from "../fixes/access-log";
import { httpKinds, restKinds, webSocketKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "access-log-blind",
  title: "The access log says why a call was refused",
  failureTitle: "The access log does not say why a call was refused",
  description:
    "Of a refusal a caller sees a status and one word. Why, is in the variables of the access log that speak of the authorizer and the error, and nowhere else afterwards; a missing identity source leaves a line in no other log.",
  severity: "blind",
  kinds: [...restKinds, ...httpKinds, ...webSocketKinds],
  hop: "stage",
  meets: "no evidence",
  docs: [documents.apiLogVariables, documents.httpLogVariables, documents.apiLogging],
  requires: ["stage"],
  evaluate: ({ stage }, chain) => {
    const { accessLogFormat } = stage.value;
    const wanted = wantedLogFields(chain.kind);
    const missing = missingLogFields(accessLogFormat ?? "", wanted);
    if (accessLogFormat !== null && missing.length === 0) {
      return { outcome: "pass", evidence: [field(stage, ["accessLogFormat"])] };
    }
    const variables = listed(missing.map(({ variables: [variable] }) => variable));
    const format = withLogFields(accessLogFormat ?? "", missing);
    return {
      outcome: "fail",
      certainty: "proven",
      because:
        accessLogFormat === null
          ? `Stage ${chain.stage} of API ${chain.root.name} keeps no access log: the next refusal leaves no reason behind.`
          : `The access log of stage ${chain.stage} lacks ${variables}.`,
      evidence: [field(stage, ["accessLogFormat"], { expected: variables })],
      fixes: [
        format === null
          ? {
              type: "steps",
              title: "Add what is missing to the format",
              steps: [
                `The log is written as XML, so the place is yours to choose: add ${variables}.`,
                "Stage → Logs and tracing → Custom access logging. No deployment is needed.",
              ],
            }
          : setAccessLog(
              chain,
              stage.value,
              format,
              accessLogFormat === null ? "Keep an access log" : "Add what is missing to the format",
            ),
      ],
    };
  },
});

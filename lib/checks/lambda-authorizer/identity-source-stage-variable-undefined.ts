import { readIdentitySource, sourcesEnforced } from "../../facts/api/identity-source";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { setStageVariable } from "../fixes/stage-variable";
import { functionKinds, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "identity-source-stage-variable-undefined",
  title: "The stage has the variables that the authorizer identifies callers by",
  failureTitle: "The authorizer identifies callers by a stage variable that the stage does not have",
  description:
    "An identity source can be a stage variable. Where the stage lacks it, or has it empty, that source is empty in every request, and likely every request is refused with 401 before the function is called.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: functionKinds,
  hop: "authorizer",
  meets: "401",
  docs: [documents.lambdaAuthorizer, documents.stageVariables],
  requires: ["authorizer", "stage"],
  notApplicable: ({ authorizer }, { scope }) => {
    if (authorizer.value === null) return noAuthorizer;
    const named = authorizer.value.identitySource.some(
      (written) => variableOf(written, scope.kind) !== undefined,
    );
    return named ? null : "No identity source is a stage variable.";
  },
  evaluate: ({ authorizer, stage }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { variables } = stage.value;
    for (const [index, written] of authorizer.value.identitySource.entries()) {
      const name = variableOf(written, chain.scope.kind);
      if (name === undefined) continue;
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      // Null: it is set, and its value is not kept.
      if (value === null || (value !== undefined && value !== "")) continue;
      const because = `Stage ${chain.stage} has ${value === "" ? "the variable empty" : "no variable"} ${name}, and authorizer ${authorizer.value.name} identifies callers by it.`;
      if (sourcesEnforced(chain.scope.kind, authorizer.value) === "disputed") {
        return {
          outcome: "unknown",
          because: `${because} With results kept for 0 s AWS's pages disagree on whether that refuses a request.`,
          evidence: [field(authorizer, ["identitySource", index])],
        };
      }
      return {
        outcome: "fail",
        certainty: "likely",
        because,
        evidence: [
          field(stage, ["variables"], { expected: name }),
          field(authorizer, ["identitySource", index]),
        ],
        fixes: [setStageVariable(chain, name)],
      };
    }
    return { outcome: "pass", evidence: [field(stage, ["variables"])] };
  },
});

function variableOf(written: string, api: Parameters<typeof readIdentitySource>[1]): string | undefined {
  const source = readIdentitySource(written, api);
  return source.state === "good" && source.kind === "stage-variable" ? source.name : undefined;
}

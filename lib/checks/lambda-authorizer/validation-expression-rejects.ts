import { readIdentitySource } from "../../facts/api/identity-source";
import { valueOfSource } from "../../facts/api/source-value";
import { type Mismatch, matchExpression, mismatchOf } from "../../facts/api/validation-expression";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { editAuthorizer, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "validation-expression-rejects",
  title: "What was sent matches the validation expression",
  failureTitle: "What was sent does not match the validation expression in full",
  description:
    "A TOKEN authorizer matches the whole header value, Bearer and all, against its validation expression before it calls the function. What does not match in full is refused with 401, the function is not called, and no log has a line of it.",
  severity: "breaks-sign-in",
  kinds: ["rest-token"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.lambdaAuthorizer],
  requires: ["authorizer", "stage"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.identityValidationExpression === undefined
      ? "The authorizer has no validation expression."
      : null;
  },
  evaluate: ({ authorizer, stage }, chain, { brought, request }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { identityValidationExpression: expression = "", identitySource, name } = authorizer.value;
    const source = readIdentitySource(identitySource[0] ?? "", chain.scope.kind);
    if (brought.request === undefined || source.state !== "good") {
      return {
        outcome: "unknown",
        because: `Whether what callers send matches ${expression} only a request shows.`,
        needs: "the request with its headers, as it was sent",
      };
    }
    const sent = valueOfSource(source, {
      request: brought.request,
      target: request,
      variables: stage.value.variables,
    });
    const evidence = field(authorizer, ["identityValidationExpression"]);
    if (sent.state === "set") {
      return {
        outcome: "unknown",
        because: `What stands at the header ${source.name} was cut or stands for something else, so it is not what was sent.`,
        needs: "the request with its headers, as it was sent",
        evidence: [evidence],
      };
    }
    if (sent.state !== "present")
      return { outcome: "unknown", because: "The request has nothing there to match." };
    const result = matchExpression(expression, sent.value);
    if (result === "matches") return { outcome: "pass", evidence: [evidence] };
    if (result === "not-run") {
      return {
        outcome: "unknown",
        because: "The expression is not run here: dialects read it differently, or it is too long.",
        evidence: [evidence],
      };
    }
    const mismatch = mismatchOf(expression, sent.value);
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The header ${source.name} that was sent does not match ${expression} of authorizer ${name} in full: ${words(mismatch, sent.value.length)}.`,
      // The value itself is a secret and is not shown.
      evidence: [evidence, clueEvidence(source.written, `${sent.value.length} characters`)],
      fixes: [
        {
          type: "steps",
          title: "Send what the expression asks for",
          steps: [advice(mismatch)],
        },
        editAuthorizer(
          chain,
          authorizer.value,
          "Token validation: an expression that the whole header value matches",
          "Or let the expression match what is sent",
        ),
      ],
    };
  },
});

function words(mismatch: Mismatch, length: number): string {
  switch (mismatch.kind) {
    case "bearer-sent":
      return "without Bearer before it, it would";
    case "bearer-wanted":
      return "with Bearer before it, it would";
    case "wrapped":
      return "but for the white space or quotes around it, it would";
    case "ends":
      return `it matches up to character ${mismatch.length} of ${length}`;
    case "nothing":
      return "not even its beginning matches";
  }
}

function advice(mismatch: Mismatch): string {
  switch (mismatch.kind) {
    case "bearer-sent":
      return "Send the token alone, without Bearer; or let the expression begin with Bearer and a space.";
    case "bearer-wanted":
      return "Send Bearer, a space and the token; letter case counts.";
    case "wrapped":
      return "Take the white space or quotes around the value away.";
    default:
      return "Compare the value with the expression from there on: a dot and a hyphen are in every JWT, and \\w matches neither.";
  }
}

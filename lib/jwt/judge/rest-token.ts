import type { Judgement, RestTokenTarget } from "../types";
import { judgeExpression } from "./expression";
import { type Subject, said, together } from "./subject";

/**
 * A REST API Lambda authorizer of type TOKEN. API Gateway matches the whole header value and does nothing else;
 * what the function then says is its own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export async function judgeRestToken(
  { headerValue }: Pick<Subject, "headerValue">,
  target: RestTokenTarget,
): Promise<Judgement> {
  const expression = target.identityValidationExpression;
  return together(
    expression === undefined || expression === ""
      ? said()
      : await judgeExpression(expression, headerValue, "header value"),
    { findings: [], undecided: ["The Lambda function decides; what it says cannot be told from here."] },
  );
}

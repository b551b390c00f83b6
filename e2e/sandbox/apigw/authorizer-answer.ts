/**
 * What a Lambda authorizer's answer means.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
import { statementsOf } from "./policy";

export type AuthorizerContext = Readonly<Record<string, string | number | boolean>>;

export type Decision =
  | {
      readonly kind: "policy";
      readonly document: unknown;
      readonly principalId: string;
      readonly context: AuthorizerContext;
      readonly usageIdentifierKey?: string;
    }
  | { readonly kind: "simple"; readonly isAuthorized: boolean; readonly context: AuthorizerContext }
  | { readonly kind: "invalid" };

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const INVALID: Decision = { kind: "invalid" };

/** Undefined where a value is no plain one: REST APIs take none other. */
function contextOf(value: unknown): AuthorizerContext | undefined {
  if (value === undefined || value === null) return {};
  if (!isFields(value)) return undefined;
  const plain = Object.values(value).every((each) => ["string", "number", "boolean"].includes(typeof each));
  return plain ? (value as AuthorizerContext) : undefined;
}

/** Member names count to the letter: `statement` is none. */
export function readPolicyAnswer(answer: unknown): Decision {
  if (!isFields(answer) || !isFields(answer.policyDocument) || typeof answer.principalId !== "string") {
    return INVALID;
  }
  const statements = statementsOf(answer.policyDocument);
  const complete = statements.every(
    ({ Effect, Action, Resource }) =>
      (Effect === "Allow" || Effect === "Deny") && Action !== undefined && Resource !== undefined,
  );
  const context = contextOf(answer.context);
  if (statements.length === 0 || !complete || context === undefined) return INVALID;
  const { usageIdentifierKey: key } = answer;
  return {
    kind: "policy",
    document: answer.policyDocument,
    principalId: answer.principalId,
    context,
    ...(typeof key === "string" && { usageIdentifierKey: key }),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
export function readSimpleAnswer(answer: unknown): Decision {
  if (!isFields(answer) || typeof answer.isAuthorized !== "boolean") return INVALID;
  const context = isFields(answer.context) ? (answer.context as AuthorizerContext) : {};
  return { kind: "simple", isAuthorized: answer.isAuthorized, context };
}

import type { ApiKind } from "../../model/api-chain";

/** One thing that an access log should hold: any of `variables` does, the first is offered. */
export interface LogField {
  /** Its name in a JSON line. */
  readonly name: string;
  readonly variables: readonly [string, ...string[]];
}

const status: LogField = { name: "status", variables: ["$context.status"] };
const responseType: LogField = { name: "responseType", variables: ["$context.error.responseType"] };
/** `messageString` brings its own quotes, so in a JSON line the plain message stands between ours. */
const message: LogField = {
  name: "error",
  variables: ["$context.error.message", "$context.error.messageString"],
};
const authorizer: LogField = { name: "authorizerError", variables: ["$context.authorizer.error"] };
const signature: readonly LogField[] = [
  { name: "authenticateError", variables: ["$context.authenticate.error"] },
  { name: "authorizeError", variables: ["$context.authorize.error"] },
];

/**
 * Without which a refusal leaves no reason behind, by how the method lets callers in. Signatures have variables of their
 * own at REST and WebSocket APIs only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function wantedLogFields(kind: ApiKind): readonly LogField[] {
  const always = [status, responseType, message];
  switch (kind) {
    case "rest-open":
    case "http-open":
    case "http-iam":
    case "ws-open":
      return always;
    case "rest-iam":
    case "ws-iam":
      return [...always, ...signature];
    default:
      return [...always, authorizer];
  }
}

/** Those of `fields` that a format does not have. */
export function missingLogFields(format: string, fields: readonly LogField[]): LogField[] {
  const used = new Set(format.match(/\$context(?:\.[A-Za-z0-9_-]+)+/g) ?? []);
  return fields.filter(({ variables }) => !variables.some((variable) => used.has(variable)));
}

/**
 * A format with more fields at its end, in the form that it has: a JSON object, else words with spaces between. Null:
 * XML, which is not edited blindly. An empty format becomes a JSON line that begins with the request's id.
 */
export function withLogFields(format: string, fields: readonly LogField[]): string | null {
  const text = format.trim();
  const members = fields.map(({ name, variables: [variable] }) => `"${name}":"${variable}"`).join(",");
  if (text === "") return `{"requestId":"$context.requestId",${members}}`;
  if (text.startsWith("<")) return null;
  if (text.startsWith("{") && text.endsWith("}")) {
    const inside = text.slice(1, -1).trim().replace(/,$/, "");
    return inside === "" ? `{${members}}` : `{${inside},${members}}`;
  }
  return [text, ...fields.map(({ variables: [variable] }) => variable)].join(" ");
}

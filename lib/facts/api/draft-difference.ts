import type { ApiAuthorizer, ApiMethod, DeployedApi, GatewayResponse } from "../../model/api";
import type { JsonValue } from "../../model/finding";

/** One thing in which the draft and what a stage serves differ, and that bears on who gets in. */
export interface DraftDifference {
  /** As a person calls it: "identity source of authorizer gate". */
  readonly what: string;
  /** Where `path` leads: the deployed method, the deployed authorizer (its name is `served`), or all that is deployed. */
  readonly part: "method" | "authorizer" | "api";
  readonly path: readonly string[];
  readonly served: string;
  /** What the draft has. */
  readonly edited: string;
}

interface Sides {
  readonly deployed: DeployedApi;
  readonly method: ApiMethod;
  readonly draft: ApiMethod;
  readonly authorizers: readonly ApiAuthorizer[];
  /** Of the draft; undefined: not read. */
  readonly gatewayResponses: readonly GatewayResponse[] | undefined;
  readonly policy: JsonValue | undefined;
}

/**
 * The differences that matter, none from order, letter case of types and headers, defaults or names beside ids. An export
 * names no ids, so authorizers are matched by name; what it does not hold is not compared.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
export function draftDifferences(sides: Sides): DraftDifference[] {
  const { deployed, method, draft, authorizers, gatewayResponses, policy } = sides;
  // A draft that names a lost authorizer is that check's.
  const drafted = authorizers.find(({ id, name }) =>
    draft.authorizerId === undefined ? name === draft.authorizerName : id === draft.authorizerId,
  );
  const isLost = draft.authorizerId !== undefined && drafted === undefined;
  if (isLost) return [];
  const served = deployed.authorizers.find(({ name }) => name === method.authorizerName);
  return [
    ...compared("authorization type", "method", ["authorizationType"], "", wayIn(method), wayIn(draft)),
    ...compared(
      "scopes",
      "method",
      ["authorizationScopes"],
      "",
      sorted(method.authorizationScopes),
      sorted(draft.authorizationScopes),
    ),
    ...compared(
      "API key setting",
      "method",
      ["apiKeyRequired"],
      "",
      String(method.apiKeyRequired),
      String(draft.apiKeyRequired),
    ),
    ...(served && drafted ? authorizerDifferences(served, drafted) : []),
    ...(deployed.gatewayResponses && gatewayResponses
      ? compared(
          "gateway responses",
          "api",
          ["gatewayResponses"],
          "",
          responsesText(deployed.gatewayResponses),
          responsesText(gatewayResponses),
        )
      : []),
    ...(deployed.policy !== undefined && policy !== undefined
      ? compared("resource policy", "api", ["policy"], "", canonical(deployed.policy), canonical(policy))
      : []),
  ];
}

function authorizerDifferences(served: ApiAuthorizer, drafted: ApiAuthorizer): DraftDifference[] {
  const of = (what: string, path: string, read: (authorizer: ApiAuthorizer) => string | undefined) => {
    const [before, after] = [read(served), read(drafted)];
    return before === undefined || after === undefined
      ? []
      : compared(`${what} of authorizer ${served.name}`, "authorizer", [path], served.name, before, after);
  };
  return [
    ...compared("authorizer", "method", ["authorizerName"], "", served.name, drafted.name),
    ...of("type", "type", ({ type }) => type.toUpperCase()),
    ...of("identity source", "identitySource", ({ identitySource }) =>
      sorted(identitySource.map(sourceText)),
    ),
    ...of(
      "validation expression",
      "identityValidationExpression",
      (one) => one.identityValidationExpression ?? "",
    ),
    ...of("time to keep results", "authorizerResultTtlInSeconds", (one) =>
      String(one.authorizerResultTtlInSeconds),
    ),
    ...of("URI", "authorizerUri", ({ authorizerUri }) => authorizerUri ?? ""),
    ...of("role", "authorizerCredentials", ({ authorizerCredentials }) => authorizerCredentials ?? ""),
    ...of("user pools", "providerARNs", ({ providerARNs }) => sorted(providerARNs)),
    ...of("issuers", "issuers", ({ issuers }) =>
      sorted(issuers.map(({ issuer, audiences }) => `${issuer} (${sorted(audiences)})`)),
    ),
    ...of("payload format", "authorizerPayloadFormatVersion", (one) => one.authorizerPayloadFormatVersion),
  ];
}

function compared(
  what: string,
  part: DraftDifference["part"],
  path: readonly string[],
  name: string,
  served: string,
  edited: string,
): DraftDifference[] {
  return served === edited ? [] : [{ what, part, path, served: name === "" ? served : name, edited }];
}

/** An export says JWT or COGNITO_USER_POOLS where a draft may say CUSTOM. */
function wayIn({ authorizationType }: ApiMethod): string {
  return authorizationType === "NONE" || authorizationType === "AWS_IAM"
    ? authorizationType
    : "an authorizer";
}

/** Names of headers ignore case. */
function sourceText(source: string): string {
  return /\.(?:multivalue)?header\./.test(source) ? source.toLowerCase() : source;
}

function sorted(values: readonly string[]): string {
  return values.toSorted().join(", ");
}

function responsesText(responses: readonly GatewayResponse[]): string {
  return sorted(
    responses.map(({ responseType, statusCode, responseParameters }) => {
      const headers = Object.entries(responseParameters).map(
        ([name, value]) => `${name.toLowerCase()}=${value}`,
      );
      return `${responseType} ${statusCode ?? ""} ${sorted(headers)}`.trim();
    }),
  );
}

/** A document as one text: keys and lists in order, one value and a list of one alike. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) {
    const parts = value.map(canonical).toSorted();
    return parts.length === 1 ? (parts[0] ?? "") : `[${parts.join(",")}]`;
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([key]) => key !== "Sid")
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, member]) => `${key}:${canonical(shortened(key, member))}`);
  return `{${members.join(",")}}`;
}

/** AWS writes `execute-api:/x` out as the API's full ARN. */
function shortened(key: string, member: JsonValue): JsonValue {
  const one = (text: JsonValue): JsonValue =>
    typeof text === "string"
      ? text.replace(/^arn:[^:]+:execute-api:[^:]*:\d*:[^/]+\//, "execute-api:/")
      : text;
  if (key !== "Resource" && key !== "NotResource") return member;
  return Array.isArray(member) ? member.map(one) : one(member);
}

import type { ApiAuthorizer, ApiMethod, DeployedApi, GatewayResponse } from "../../model/api";
import type { JsonValue } from "../../model/finding";

/** One thing in which the draft and what a stage serves differ, and that bears on who gets in. */
export interface DraftDifference {
  /** As a person calls it: "identity source of authorizer gate". */
  readonly what: string;
  /** What of the deployed side `path` begins at. */
  readonly part: "method" | "deployed";
  readonly path: readonly (string | number)[];
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

/** Whether the draft names an authorizer that it does not have: then there is nothing to compare. */
export function namesLostAuthorizer({ draft, authorizers }: Pick<Sides, "draft" | "authorizers">): boolean {
  return draft.authorizerId !== undefined && !authorizers.some(({ id }) => id === draft.authorizerId);
}

/**
 * The differences that matter, none from order, letter case of types and headers, defaults or names beside ids. An export
 * names no ids, so authorizers are matched by name; what it does not hold is not compared.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
 */
export function draftDifferences(sides: Sides): DraftDifference[] {
  const { deployed, method, draft, authorizers, gatewayResponses, policy } = sides;
  const drafted = authorizers.find(({ id, name }) =>
    draft.authorizerId === undefined ? name === draft.authorizerName : id === draft.authorizerId,
  );
  const index = deployed.authorizers.findIndex(({ name }) => name === method.authorizerName);
  const served = deployed.authorizers[index];
  const ofMethod = (what: string, field: keyof ApiMethod, read: (one: ApiMethod) => string) =>
    differing({ what, part: "method", path: [field], edited: read(draft) }, read(method));
  return [
    ...ofMethod("authorization type", "authorizationType", wayIn),
    ...ofMethod("scopes", "authorizationScopes", ({ authorizationScopes }) => sorted(authorizationScopes)),
    ...ofMethod("API key setting", "apiKeyRequired", ({ apiKeyRequired }) => String(apiKeyRequired)),
    ...(served && drafted ? authorizerDifferences(served, drafted, index) : []),
    ...(deployed.gatewayResponses && gatewayResponses
      ? differing(
          {
            what: "gateway responses",
            part: "deployed",
            path: ["gatewayResponses"],
            edited: responsesText(gatewayResponses),
          },
          responsesText(deployed.gatewayResponses),
        )
      : []),
    ...(deployed.policy !== undefined && policy !== undefined
      ? differing(
          { what: "resource policy", part: "deployed", path: ["policy"], edited: canonical(policy) },
          canonical(deployed.policy),
        )
      : []),
  ];
}

/** Each field as a text that is the same on both sides where they mean the same; undefined: not known there. */
const authorizerFields: Readonly<
  Partial<Record<keyof ApiAuthorizer, readonly [string, (one: ApiAuthorizer) => string | undefined]>>
> = {
  type: ["type", ({ type }) => type.toUpperCase()],
  identitySource: ["identity source", ({ identitySource }) => sorted(identitySource.map(sourceText))],
  identityValidationExpression: ["validation expression", (one) => one.identityValidationExpression ?? ""],
  authorizerResultTtlInSeconds: ["time to keep results", (one) => String(one.authorizerResultTtlInSeconds)],
  authorizerUri: ["URI", ({ authorizerUri }) => authorizerUri ?? ""],
  authorizerCredentials: ["role", ({ authorizerCredentials }) => authorizerCredentials ?? ""],
  providerARNs: ["user pools", ({ providerARNs }) => sorted(providerARNs)],
  issuers: [
    "issuers",
    ({ issuers }) => sorted(issuers.map(({ issuer, audiences }) => `${issuer} (${sorted(audiences)})`)),
  ],
  authorizerPayloadFormatVersion: ["payload format", (one) => one.authorizerPayloadFormatVersion],
};

function authorizerDifferences(
  served: ApiAuthorizer,
  drafted: ApiAuthorizer,
  index: number,
): DraftDifference[] {
  const another = differing(
    { what: "authorizer", part: "method", path: ["authorizerName"], edited: drafted.name },
    served.name,
  );
  const fields = Object.entries(authorizerFields).flatMap(([field, [name, read]]) => {
    const [before, after] = [read(served), read(drafted)];
    if (before === undefined || after === undefined) return [];
    const what = `${name} of authorizer ${served.name}`;
    return differing({ what, part: "deployed", path: ["authorizers", index, field], edited: after }, before);
  });
  return [...another, ...fields];
}

function differing(difference: DraftDifference, served: string): DraftDifference[] {
  return served === difference.edited ? [] : [difference];
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

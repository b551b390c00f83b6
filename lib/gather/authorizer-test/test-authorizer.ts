import "server-only";
import type { TestInvokeAuthorizerResponse } from "@aws-sdk/client-api-gateway";
import type { Answer } from "../../aws/answer";
import { testInvokeAuthorizer } from "../../aws/operations/authorizer-test";
import type { Place } from "../../aws/place";
import { readIdentitySource } from "../../facts/api/identity-source";
import type { ApiAuthorizer } from "../../model/api";
import type { AuthorizerTestResult } from "../../model/authorizer-test";
import type { JsonValue } from "../../model/finding";
import type { ApiScope } from "../../model/scope";
import { readOne } from "../answers";
import type { GatherContext } from "../context";

export interface AuthorizerTest {
  readonly scope: ApiScope;
  readonly authorizer: ApiAuthorizer & { readonly id: string };
  /** Of the request, from `/`. */
  readonly path: string;
  /** Of the stage: the test knows none of its own. */
  readonly stageVariables: Readonly<Record<string, string>>;
  /** By identity source. */
  readonly values: Readonly<Record<string, string>>;
}

/** Has API Gateway call the drafted authorizer with made-up values, and says what came of it. Asked once, by hand. */
export function testAuthorizer(
  { session, clock }: GatherContext,
  place: Place,
  { scope, authorizer, path, stageVariables, values }: AuthorizerTest,
): Promise<Answer<AuthorizerTestResult>> {
  const { region, id } = scope;
  const sent = placed(scope.kind, values);
  const query = sent.query.length === 0 ? "" : `?${new URLSearchParams(sent.query)}`;
  const input = {
    restApiId: id,
    authorizerId: authorizer.id,
    headers: sent.headers,
    pathWithQueryString: `${path.startsWith("/") ? path : "/"}${query}`,
    stageVariables: { ...stageVariables },
  };
  const resource = `arn:aws:apigateway:${region}::/restapis/${id}/authorizers/${authorizer.id}`;
  return readOne(session, place, testInvokeAuthorizer, input, resource, (answer) =>
    resultOf(answer, authorizer.name, new Date(clock.now()).toISOString()),
  );
}

function placed(kind: ApiScope["kind"], values: AuthorizerTest["values"]) {
  const headers: Record<string, string> = {};
  const query: [string, string][] = [];
  for (const [written, value] of Object.entries(values)) {
    const source = readIdentitySource(written, kind);
    if (source.state !== "good") continue;
    if (source.kind === "header") headers[source.name] = value;
    if (source.kind === "query") query.push([source.name, value]);
  }
  return { headers, query };
}

/** Undefined where the answer says nothing of how it ended. */
function resultOf(
  { clientStatus, latency, principalId, policy, log }: TestInvokeAuthorizerResponse,
  authorizer: string,
  testedAt: string,
): AuthorizerTestResult | undefined {
  if (clientStatus === undefined) return undefined;
  return {
    authorizer,
    // The SDK's page says 0 for success, the console shows 200.
    status: clientStatus === 0 ? 200 : clientStatus,
    latencyMs: latency ?? 0,
    principalId: principalId ?? null,
    policy: policyOf(policy),
    said: reasonsIn(log ?? ""),
    testedAt,
  };
}

function policyOf(text: string | undefined): JsonValue | null {
  if (text === undefined || text === "") return null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** What a log line says behind its time, of the lines that name a failure; what the function answered stays where it is. */
const telling = /^Execution failed\b|^Unauthorized request\b|^Invalid permissions\b|^Authorizer error\b/;
/** No more lines than these, cut to this length: a log is no answer. */
const MOST_LINES = 5;
const LONGEST_LINE = 300;

function reasonsIn(log: string): string[] {
  return log
    .split("\n")
    .map((line) => line.replace(/^\S{3} \S{3} \d\d \d\d:\d\d:\d\d UTC \d{4} : /, "").trim())
    .filter((line) => telling.test(line))
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
}

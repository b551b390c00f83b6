import "server-only";
import { awsCommand } from "../../checks/fixes/shell";
import { findApiChain } from "../../facts/api/chains";
import {
  type TestableAuthorizer,
  type TestedSource,
  testableAuthorizer,
} from "../../facts/api/testable-authorizer";
import { type GatherContext, placeOfScope, testAuthorizer } from "../../gather/index";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { AuthorizerTestPlan, AuthorizerTestResult } from "../../model/authorizer-test";
import { looksReal } from "../../model/made-up-value";
import type { ApiPlace } from "../../model/scope";
import { type Problem, refuse } from "../outcome";

export type PlanOutcome =
  | { readonly ok: true; readonly plan: AuthorizerTestPlan }
  | { readonly ok: false; readonly problem: Problem };
export type TestOutcome =
  | { readonly ok: true; readonly result: AuthorizerTestResult }
  | { readonly ok: false; readonly problem: Problem };

/** What a live test of a chain's authorizer would do. */
export function planTest(snapshot: ApiSnapshot, place: ApiPlace): PlanOutcome {
  const found = testable(snapshot, place);
  if (found.state === "not-testable") return refuse(notTestable(found.why));
  const { authorizer, sources } = found;
  return {
    ok: true,
    plan: {
      authorizer: authorizer.name,
      functionUri: authorizer.authorizerUri ?? "",
      sources: sources.map(({ written, words }) => ({ written, words })),
      command: commandFor(place, authorizer.id, sources),
    },
  };
}

/** What a person runs with a real token, which then goes from their terminal to AWS and nowhere else. */
function commandFor({ scope }: ApiPlace, authorizerId: string, sources: readonly TestedSource[]): string {
  const base = awsCommand("apigateway", "test-invoke-authorizer", {
    region: scope.region,
    "rest-api-id": scope.id,
    "authorizer-id": authorizerId,
  });
  // A shell reads what stands between double quotes: names that are no plain ones are left to the reader.
  const header = sources
    .map(({ header: name }) => name)
    .find((name) => name !== null && /^[\w-]+$/.test(name));
  return `${base} \\\n  --headers ${header ?? "NAME"}="$TOKEN"`;
}

/** Calls the authorizer once. Values that may be real are refused: they have no business here. */
export async function runTest(
  ctx: GatherContext,
  snapshot: ApiSnapshot,
  place: ApiPlace,
  values: Readonly<Record<string, string>>,
): Promise<TestOutcome> {
  const found = testable(snapshot, place);
  if (found.state === "not-testable") return refuse(notTestable(found.why));
  const { authorizer, sources, stageVariables } = found;
  for (const [written, value] of Object.entries(values)) {
    const source = sources.find((one) => one.written === written);
    if (source === undefined)
      return refuse(
        unknownSource(
          written,
          sources.map((one) => one.written),
        ),
      );
    const real = looksReal(value);
    if (real !== null) return refuse(realValue(source.words, real));
  }
  const { scope, path = "/" } = place;
  const at = await placeOfScope(ctx, scope);
  if (at.state !== "ok") return refuse(notAsked(at.state === "failed" ? at.error.message : at.reason));
  const answer = await testAuthorizer(ctx, at.value, { scope, authorizer, path, stageVariables, values });
  if (answer.state === "ok") return { ok: true, result: answer.value };
  const { code, operation, resource, message } = answer.error;
  return refuse(
    code === "access-denied"
      ? {
          code: "not-allowed-by-aws",
          message: `${operation} on ${resource} is denied: ${message}`,
          wayOut: "Allow the role what deploy/authorizer-test-policy.json says.",
          understood: [],
        }
      : notAsked(message),
  );
}

function testable(
  snapshot: ApiSnapshot,
  { stage, httpMethod = "", path = "" }: ApiPlace,
): TestableAuthorizer {
  const chain = stage === undefined ? undefined : findApiChain(snapshot, stage, httpMethod, path);
  return chain === undefined
    ? { state: "not-testable", why: "There is no such method." }
    : testableAuthorizer(snapshot, chain);
}

const problem = (code: string, message: string, wayOut: string): Problem => ({
  code,
  message,
  wayOut,
  understood: [],
});

const notTestable = (why: string) => problem("not-testable", why, "Ask for a chain with such an authorizer.");
const notAsked = (why: string) => problem("test-failed", `API Gateway did not try it: ${why}`, "Try again.");
const unknownSource = (written: string, known: readonly string[]) =>
  problem(
    "unknown-identity-source",
    `${written} is no identity source of this authorizer.`,
    `Name one of ${known.join(", ") || "none: it looks for nothing"}.`,
  );
const realValue = (words: string, why: string) =>
  problem(
    "value-looks-real",
    `The value for ${words} is not sent: ${why}.`,
    "Make one up. A real token is tried with the command beside the form, from a terminal of your own.",
  );

import { queryOptions } from "@tanstack/react-query";
import type {
  AuthorizerTestPlan,
  AuthorizerTestRequest,
  AuthorizerTestResult,
} from "../model/authorizer-test";
import { readJson } from "./read-json";

const address = "/api/v1/authorizer-test";

/** What a live test of a chain's authorizer would do. */
export function authorizerTestPlanQuery(chain: string) {
  return queryOptions({
    queryKey: ["authorizer-test", chain],
    queryFn: ({ signal }) => readJson(`${address}?chain=${encodeURIComponent(chain)}`, signal, isPlan),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Has the authorizer called once. Never repeated by itself. */
export function runAuthorizerTest(asked: AuthorizerTestRequest): Promise<AuthorizerTestResult> {
  return readJson(address, new AbortController().signal, isResult, asked);
}

/** Our own server's answers. */
function isPlan(body: unknown): body is AuthorizerTestPlan {
  return typeof body === "object" && body !== null && "sources" in body && "command" in body;
}
function isResult(body: unknown): body is AuthorizerTestResult {
  return typeof body === "object" && body !== null && "latencyMs" in body && "said" in body;
}

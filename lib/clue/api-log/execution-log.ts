import { findGatewayType } from "../known-words";
import type { ApiLogLine } from "./access-log-line";

/** A line of an execution log: the request's id in brackets, then what was done. */
const lineShape =
  /^(?:\d{13}\s+|\d{4}-\d\d-\d\dT[\d:.]+Z\s+)?\(([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\) (\S.*)$/;

/** What stands for an answer where no line names its type. */
const refusals: readonly (readonly [RegExp, type: string, status: string])[] = [
  [
    /^Execution failed due to configuration error: (?:Could not parse policy|Invalid permissions on Lambda|.*[Aa]uthorizer)/,
    "AUTHORIZER_CONFIGURATION_ERROR",
    "500",
  ],
  [/^Execution failed due to configuration error/, "API_CONFIGURATION_ERROR", "500"],
  [/^Execution failed due to an? authorizer/i, "AUTHORIZER_FAILURE", "500"],
  [/^Unauthorized request/, "UNAUTHORIZED", "401"],
  [/API Key (?:was required but not present|not authorized)/i, "INVALID_API_KEY", "403"],
  [/^The client is not authorized to perform this operation/, "ACCESS_DENIED", "403"],
  [/^User is not authorized to access this resource/i, "ACCESS_DENIED", "403"],
];

/**
 * What the lines of one request in an execution log of a REST API say; those of the first request that was refused, where
 * several are there. Null: there is no such line. Header values are looked at for the host alone.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function readExecutionLog(lines: readonly string[]): ApiLogLine | null {
  const byRequest = new Map<string, { at?: string; said: string[] }>();
  for (const line of lines) {
    const [, id = "", said = ""] = lineShape.exec(line) ?? [];
    if (id === "") continue;
    const known = byRequest.get(id) ?? { said: [], ...timeBefore(line) };
    known.said.push(said);
    byRequest.set(id, known);
  }
  const read = [...byRequest].map(([id, { at, said }]) => ({ ...readRequest(said), id, ...(at && { at }) }));
  return (
    read.find(({ type }) => type !== undefined) ??
    read.find(({ status = "" }) => status >= "400") ??
    read[0] ??
    null
  );
}

function timeBefore(line: string): { at?: string } {
  const [, ms, iso] = /^(?:(\d{13})|(\d{4}-\d\d-\d\dT[\d:.]+Z))\s/.exec(line) ?? [];
  if (ms !== undefined) return { at: new Date(Number(ms)).toISOString() };
  return iso === undefined ? {} : { at: iso };
}

function readRequest(said: readonly string[]): ApiLogLine {
  const first = (shape: RegExp) => {
    for (const line of said) {
      const match = shape.exec(line);
      if (match) return match;
    }
    return null;
  };
  const [, method, resource] = first(/^HTTP Method: ([A-Z]+), Resource Path: (\/\S*)/) ?? [];
  const host = first(/^Method request headers: \{.*?\bHost=([\w.-]{1,253})[,}]/)?.[1];
  const stage = first(/API Stage: \w{1,40}\/([\w$-]{1,128})/)?.[1];
  const typed = first(/^Gateway response type: [A-Z_0-9]+ with status code: (\d{3})/);
  const completed = first(/^Method completed with status: (\d{3})/)?.[1];
  const refusal = said.flatMap((line) => refusals.filter(([shape]) => shape.test(line)).slice(0, 1))[0];
  const type =
    (typed && findGatewayType(`responseType ${/: ([A-Z_0-9]+) with/.exec(typed[0])?.[1]}`)) ?? refusal?.[1];
  const status = typed?.[1] ?? completed ?? refusal?.[2];
  return {
    ...(method && { method }),
    ...(resource && { resource }),
    ...(host && { host }),
    ...(stage && { stage }),
    ...(type && { type }),
    ...(status && { status }),
  };
}

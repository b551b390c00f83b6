import type { RuleCondition } from "../model/load-balancer";
import { oncePer } from "./remembered";

export interface QueryPattern {
  /** Left out: any key. */
  readonly key?: string;
  readonly value: string;
}

/** A condition with its old-style values and its config object read as one. */
export type ReadCondition =
  | { readonly field: "host-header"; readonly values: readonly string[]; readonly regexes: readonly string[] }
  | {
      readonly field: "path-pattern";
      readonly values: readonly string[];
      readonly regexes: readonly string[];
    }
  | {
      readonly field: "http-header";
      readonly name: string;
      readonly values: readonly string[];
      readonly regexes: readonly string[];
    }
  | { readonly field: "http-request-method"; readonly values: readonly string[] }
  | { readonly field: "query-string"; readonly pairs: readonly QueryPattern[] }
  | { readonly field: "source-ip"; readonly values: readonly string[] }
  /** A field that this version does not know, or a condition without a value, which AWS does not accept. */
  | { readonly field: "unknown"; readonly name: string; readonly text: string };

/**
 * Reads a condition. `Values` on the condition equals `HostHeaderConfig.Values` and `PathPatternConfig.Values`;
 * `RegexValues` exists on the condition and on three config objects
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html).
 */
export const readCondition = oncePer(readAfresh);

function readAfresh(condition: RuleCondition): ReadCondition {
  const read = readField(condition);
  const isEmpty =
    read === null ||
    (read.field === "query-string"
      ? read.pairs.length === 0
      : read.values.length + ("regexes" in read ? read.regexes.length : 0) === 0);
  if (read === null || isEmpty) {
    return { field: "unknown", name: condition.Field, text: JSON.stringify(condition) };
  }
  return read;
}

function readField(condition: RuleCondition): Exclude<ReadCondition, { field: "unknown" }> | null {
  const { HostHeaderConfig, PathPatternConfig, HttpHeaderConfig, RegexValues, Values } = condition;
  switch (condition.Field) {
    case "host-header":
      return {
        field: "host-header",
        values: merge(Values, HostHeaderConfig?.Values),
        regexes: merge(RegexValues, HostHeaderConfig?.RegexValues),
      };
    case "path-pattern":
      return {
        field: "path-pattern",
        values: merge(Values, PathPatternConfig?.Values),
        regexes: merge(RegexValues, PathPatternConfig?.RegexValues),
      };
    case "http-header":
      if (!HttpHeaderConfig) return null;
      return {
        field: "http-header",
        name: HttpHeaderConfig.HttpHeaderName,
        values: merge(HttpHeaderConfig.Values),
        regexes: merge(RegexValues, HttpHeaderConfig.RegexValues),
      };
    case "http-request-method":
      return { field: "http-request-method", values: merge(condition.HttpRequestMethodConfig?.Values) };
    case "query-string":
      return {
        field: "query-string",
        pairs: (condition.QueryStringConfig?.Values ?? []).map(({ Key, Value }) =>
          Key === undefined ? { value: Value } : { key: Key, value: Value },
        ),
      };
    case "source-ip":
      return { field: "source-ip", values: merge(condition.SourceIpConfig?.Values) };
    default:
      return null;
  }
}

function merge(...lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}

import { cidrHolds } from "../../routing/cidr";
import { isFields, textsOf } from "./document";
import { matchesArnGlob, matchesPolicyGlob } from "./glob";

/** Yes, no, or not to be told from what is known. */
export type Held = "yes" | "no" | "maybe";

/**
 * Condition keys of a request, names in lower case. Null: the request is known not to have it. A key that is not listed
 * may have any value.
 */
export type ConditionKeys = Readonly<Record<string, string | null>>;

type Compare = (wanted: string, actual: string) => boolean | undefined;

const lower = (text: string) => text.toLowerCase();

const comparisons: Readonly<Record<string, Compare>> = {
  stringequals: (wanted, actual) => wanted === actual,
  stringequalsignorecase: (wanted, actual) => lower(wanted) === lower(actual),
  stringlike: matchesPolicyGlob,
  arnequals: matchesArnGlob,
  arnlike: matchesArnGlob,
  ipaddress: (wanted, actual) =>
    cidrHolds(wanted.includes("/") ? wanted : `${wanted}/${wanted.includes(":") ? 128 : 32}`, actual),
  bool: (wanted, actual) => lower(wanted) === lower(actual),
};

/** Negated operators hold where the key is absent; the others do not. */
const negated: Readonly<Record<string, string>> = {
  stringnotequals: "stringequals",
  stringnotequalsignorecase: "stringequalsignorecase",
  stringnotlike: "stringlike",
  arnnotequals: "arnequals",
  arnnotlike: "arnlike",
  notipaddress: "ipaddress",
};

/**
 * Whether a statement's `Condition` holds: every operator, every key in it, one of its values. Operators for numbers,
 * dates and sets are not run, so they may hold.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function conditionHolds(condition: unknown, keys: ConditionKeys): Held {
  if (condition === undefined) return "yes";
  if (!isFields(condition)) return "maybe";
  const each = Object.entries(condition).flatMap(([operator, tests]) =>
    isFields(tests)
      ? Object.entries(tests).map(([key, wanted]) => holds(lower(operator), wanted, keys, lower(key)))
      : (["maybe"] as const),
  );
  return all(each);
}

/** No, where one is no; yes, where all are. */
export function all(each: readonly Held[]): Held {
  if (each.includes("no")) return "no";
  return each.includes("maybe") ? "maybe" : "yes";
}

function holds(written: string, wanted: unknown, keys: ConditionKeys, key: string): Held {
  if (!Object.hasOwn(keys, key)) return "maybe";
  const actual = keys[key] ?? null;
  const values = textsOf(wanted);
  if (written === "null") return values[0] === String(actual === null) ? "yes" : "no";
  const isLenient = written.endsWith("ifexists");
  const operator = isLenient ? written.slice(0, -"ifexists".length) : written;
  const positive = negated[operator] ?? operator;
  const compare = comparisons[positive];
  if (compare === undefined) return "maybe";
  const isNegated = positive !== operator;
  if (actual === null) return isLenient || isNegated ? "yes" : "no";
  // A policy variable stands for what the caller is.
  if (values.some((value) => value.includes("${"))) return "maybe";
  const answers = values.map((value) => compare(value, actual));
  if (answers.includes(true)) return isNegated ? "no" : "yes";
  if (answers.includes(undefined)) return "maybe";
  return isNegated ? "yes" : "no";
}

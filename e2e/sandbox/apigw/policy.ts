/**
 * What a policy document says of one request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { BlockList, isIPv6 } from "node:net";
import { matchesGlob } from "./glob";

export type Verdict = "allow" | "deny" | "silent";

export interface Asked {
  readonly action: string;
  readonly resource: string;
  /** Who asks, as a `Principal` would name it; undefined where the document has no principals (identity policies). */
  readonly principal?: { readonly service: string } | "anonymous" | { readonly aws: string };
  /** Condition keys in lower case. */
  readonly keys: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");

export function statementsOf(document: unknown): Fields[] {
  const statements = isFields(document) ? document.Statement : undefined;
  return (Array.isArray(statements) ? statements : [statements]).filter(isFields);
}

const holdsRange = (range: string, address: string): boolean => {
  const [network = "", bits] = range.split("/");
  const family = isIPv6(network) ? "ipv6" : "ipv4";
  const list = new BlockList();
  list.addSubnet(network, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  return list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
};

const OPERATORS: Readonly<Record<string, (wanted: string, actual: string) => boolean>> = {
  stringequals: (wanted, actual) => wanted === actual,
  stringlike: matchesGlob,
  arnequals: matchesGlob,
  arnlike: matchesGlob,
  ipaddress: holdsRange,
};

/** One operator with one key; a negated one holds where the key is absent, an unknown one never. */
function holds(operator: string, wanted: readonly string[], actual: string | undefined): boolean {
  const name = operator.toLowerCase();
  const positive = name.replace(/^not|(?<=^string|^arn)not/, "");
  const compare = OPERATORS[positive];
  if (compare === undefined) return false;
  const hit = actual !== undefined && wanted.some((each) => compare(each, actual));
  return positive === name ? hit : !hit;
}

function conditionsHold(condition: unknown, keys: Asked["keys"]): boolean {
  if (!isFields(condition)) return condition === undefined;
  return Object.entries(condition).every(([operator, tests]) =>
    Object.entries(isFields(tests) ? tests : {}).every(([key, wanted]) =>
      holds(operator, listOf(wanted), keys[key.toLowerCase()]),
    ),
  );
}

function namesPrincipal(stated: unknown, asking: Asked["principal"]): boolean {
  if (asking === undefined) return true;
  if (stated === "*") return true;
  if (!isFields(stated)) return false;
  const aws = listOf(stated.AWS);
  if (aws.includes("*")) return true;
  if (asking === "anonymous") return false;
  return "service" in asking ? listOf(stated.Service).includes(asking.service) : aws.includes(asking.aws);
}

/** `execute-api:/…` is short for the ARN of the API that the policy belongs to. */
function matchesResource(pattern: string, resource: string): boolean {
  const short = /^execute-api:\/(.*)$/s.exec(pattern)?.[1];
  if (short === undefined) return matchesGlob(pattern, resource);
  return matchesGlob(short, resource.slice(resource.indexOf("/") + 1));
}

function concerns(statement: Fields, { action, resource, principal, keys }: Asked): boolean {
  const actions = listOf(statement.Action);
  const resources = listOf(statement.Resource);
  const trusts = statement.Resource === undefined && principal !== undefined;
  return (
    namesPrincipal(statement.Principal, principal) &&
    actions.some((each) => matchesGlob(each.toLowerCase(), action.toLowerCase())) &&
    (trusts || resources.some((each) => matchesResource(each, resource))) &&
    conditionsHold(statement.Condition, keys)
  );
}

export function judgePolicy(document: unknown, asked: Asked): Verdict {
  const effects = statementsOf(document)
    .filter((statement) => concerns(statement, asked))
    .map((statement) => statement.Effect);
  if (effects.includes("Deny")) return "deny";
  return effects.includes("Allow") ? "allow" : "silent";
}

/** A document as text; API Gateway gives resource policies with their quotes escaped. */
export function parsePolicy(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    try {
      return JSON.parse(text.replaceAll('\\"', '"'));
    } catch {
      return undefined;
    }
  }
}

import type { JsonValue } from "../model/finding";

/** One field that differs. A member that is absent on a side is absent here. */
export interface Difference {
  /** Names of members and of what stands in lists: `["Actions", "authenticate-cognito", "Scope"]`. */
  readonly path: readonly string[];
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** What tells how long something took, or repeats in words what another member says. */
const unsaid = new Set(["timings", "message", "detail"]);
/** Of an endpoint that was asked: the addresses of large providers are others every minute. */
const unsaidOfProbe = new Set([...unsaid, "a", "aaaa"]);

/**
 * What members tell things of one list apart, in the order in which they are tried. Lists of AWS have no order of their
 * own: where there is one, a member says so (`Priority`, `Order`, `RuleNumber`).
 */
const identities: readonly (readonly string[])[] = [
  ["ListenerArn"],
  ["RuleArn"],
  ["CertificateArn"],
  ["TargetGroupArn"],
  ["GroupId"],
  ["NetworkAclId"],
  ["RouteTableId"],
  ["Egress", "RuleNumber"],
  ["Destination"],
  ["Identifier"],
  ["ProviderName"],
  ["httpMethod", "path"],
  ["stageName"],
  ["responseType"],
  ["issuer"],
  ["kid"],
  ["Type"],
  ["Field"],
  ["name"],
  ["Name"],
  ["id"],
  ["apiId", "stage", "key"],
];

/** The name of a thing in a list; null where it has none of its own. */
export function nameInList(value: JsonValue, others: readonly JsonValue[]): string | null {
  const identity = identityOf([...others, value]);
  return identity === undefined ? null : nameOf(value, identity);
}

/** Every field in which two values differ. Lists are compared as sets. */
export function differences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: readonly string[] = [],
): Difference[] {
  if (isList(before) && isList(after)) return inLists(before, after, path);
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names
      .filter((name) => !passedOver(before).has(name))
      .flatMap((name) => differences(own(before, name), own(after, name), [...path, name]));
  }
  if (before === after || canonical(before) === canonical(after)) return [];
  return [difference(path, before, after)];
}

function inLists(before: JsonValue[], after: JsonValue[], path: readonly string[]) {
  const identity = identityOf(before) && identityOf(after) && identityOf([...before, ...after], true);
  if (identity) {
    const [was, is] = [byName(before, identity), byName(after, identity)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
      differences(was.get(name), is.get(name), [...path, name]),
    );
  }
  const [gone, come] = [missingFrom(after, before), missingFrom(before, after)];
  if (gone.length === 0 && come.length === 0) return [];
  return [difference(path, before, after)];
}

/** What of a list the other does not have, as often as it has it. */
export function missingFrom(other: readonly JsonValue[], list: readonly JsonValue[]): JsonValue[] {
  const left = other.map(canonical);
  return list.filter((one) => {
    const at = left.indexOf(canonical(one));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

function difference(
  path: readonly string[],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): Difference {
  return {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The members that name everything in a list, each thing another name; of two lists together names may come twice. */
function identityOf(list: readonly JsonValue[], twice = false): readonly string[] | undefined {
  if (list.length === 0) return identities[0];
  return identities.find((identity) => {
    const names = list.map((one) => nameOf(one, identity));
    return names.every((name) => name !== null) && (twice || new Set(names).size === names.length);
  });
}

function nameOf(value: JsonValue, identity: readonly string[]): string | null {
  if (!isRecord(value)) return null;
  const parts = identity.map((name) => own(value, name));
  return parts.every(
    (part) => typeof part === "string" || typeof part === "number" || typeof part === "boolean",
  )
    ? parts.filter((part) => part !== "").join(" ")
    : null;
}

const byName = (list: readonly JsonValue[], identity: readonly string[]) =>
  new Map(list.map((one) => [nameOf(one, identity) ?? "", one]));

/** The same text for the same value: members and lists in order. */
function canonical(value: JsonValue | undefined): string {
  if (isList(value)) return `[${value.map(canonical).toSorted().join()}]`;
  if (isRecord(value)) {
    const members = Object.keys(value)
      .filter((name) => !passedOver(value).has(name))
      .toSorted()
      .map((name) => `${JSON.stringify(name)}:${canonical(own(value, name))}`);
    return `{${members.join()}}`;
  }
  return JSON.stringify(value) ?? "";
}

const passedOver = (record: JsonRecord) => (Object.hasOwn(record, "timings") ? unsaidOfProbe : unsaid);

type JsonRecord = Readonly<Record<string, JsonValue>>;

function own(record: JsonRecord, name: string): JsonValue | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isList(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value);
}

function isRecord(value: JsonValue | undefined): value is Record<string, JsonValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

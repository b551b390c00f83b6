import type { Diagnosis } from "../model/diagnosis";

/** One thing that was taken out, what stands for it, and in how many places. */
export interface TakenOut {
  readonly kind: "account number" | "private address" | "person";
  readonly value: string;
  /** The same for the same: what is equal can still be seen. */
  readonly standIn: string;
  readonly times: number;
}

export interface Redacted {
  readonly diagnosis: Diagnosis;
  readonly takenOut: readonly TakenOut[];
}

/** The account field of an ARN, and of a chain id. Other runs of twelve digits are somebody's client id. */
const accountInArn = /:(\d{12}):/g;
const accountInChain = /\b(?:alb|rest|http|ws)\/(\d{12})\//g;
const number = /(?<![\w.])\d{12}(?!\w)/g;
/**
 * Roles with the name of their session, and IAM users: who it is stands last
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
 */
const principal = /:(?:assumed-role|user)\/[\w+=,.@/-]+/g;
const mail = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const addressV4 = /(?<![\w.])(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g;
/** The names that EC2 makes out of such addresses. */
const addressInName = /(?<=\bip-)(\d{1,3})-(\d{1,3})-\d{1,3}-\d{1,3}\b/g;
/** Unique local and link-local (RFC 4193, RFC 4291). */
const addressV6 = /(?<![\w:])(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):[\da-f:]+(?![\w])/gi;

/**
 * A diagnosis for others to read: without what tells a stranger where to knock and who works there. Taken out are
 * account numbers, private addresses, and persons (role sessions, IAM users, mail addresses). Hosts, resource names and
 * the account's name stay: a callback is compared letter by letter, and nobody could act on a diagnosis without them.
 * Secrets, tokens and query values need no taking out: they are dropped where they arrive.
 */
export function redactDiagnosis(diagnosis: Diagnosis): Redacted {
  const counted = new Map<string, { kind: TakenOut["kind"]; standIn: string; times: number }>();
  const take = (kind: TakenOut["kind"], value: string): string => {
    const known = counted.get(value);
    if (known) {
      known.times += 1;
      return known.standIn;
    }
    const number = [...counted.values()].filter((each) => each.kind === kind).length + 1;
    const standIn = `${kind.split(" ")[0]}-${number}`;
    counted.set(value, { kind, standIn, times: 1 });
    return standIn;
  };
  const accounts = accountsIn(diagnosis);
  const redactText = (text: string): string =>
    text
      .replace(principal, (value) => {
        const last = value.lastIndexOf("/") + 1;
        return value.slice(0, last) + take("person", value.slice(last));
      })
      .replace(mail, (value) => take("person", value))
      .replace(addressV4, (value, a, b) => (isPrivate(a, b) ? take("private address", value) : value))
      .replace(addressInName, (value, a, b) => (isPrivate(a, b) ? take("private address", value) : value))
      .replace(addressV6, (value) => take("private address", value))
      .replace(number, (value) => (accounts.has(value) ? take("account number", value) : value));
  const redacted = mapTexts(diagnosis, redactText) as Diagnosis;
  return {
    diagnosis: redacted,
    takenOut: [...counted].map(([value, { kind, standIn, times }]) => ({ kind, value, standIn, times })),
  };
}

/** "2 account numbers, 1 private address": what a text says that it lacks. Null: nothing. */
export function takenOutWords(takenOut: readonly TakenOut[]): string | null {
  const plural = {
    "account number": "account numbers",
    "private address": "private addresses",
    person: "persons",
  };
  const parts = (["account number", "private address", "person"] as const).flatMap((kind) => {
    const count = takenOut.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? kind : plural[kind]}`];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

function accountsIn(diagnosis: Diagnosis): ReadonlySet<string> {
  const text = JSON.stringify(diagnosis);
  const found = [accountInArn, accountInChain].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, account = ""]) => account),
  );
  return new Set([diagnosis.source.account, diagnosis.resolution.account, ...found]);
}

/** RFC 1918, shared (RFC 6598) and link-local (RFC 3927) addresses, by their first two numbers. */
function isPrivate(first: string, second: string): boolean {
  const [a, b] = [Number(first), Number(second)];
  if (a === 10 || (a === 192 && b === 168) || (a === 169 && b === 254)) return true;
  return (a === 172 && b >= 16 && b <= 31) || (a === 100 && b >= 64 && b <= 127);
}

/** Names of members are ours or AWS's; of a map they may be data as well. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [change(name), mapTexts(item, change)]),
  );
}

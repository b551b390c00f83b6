import type { Finding } from "../model/finding";

/** Whether two findings are one fault seen twice. */
export type SameFault = (cause: Finding, follower: Finding) => boolean;

/** Both speak of the same host of the provider. */
export const sameHost: SameFault = (cause, follower) => {
  const hosts = probedHosts(cause);
  return probedHosts(follower).some((host) => hosts.includes(host));
};

/** Both speak of the answer of one address. */
export const sameAnswer: SameFault = (cause, follower) => {
  const urls = probedUrls(cause);
  return probedUrls(follower).some((url) => urls.includes(url));
};

/** Both speak of the same earlier rule. */
export const sameRule: SameFault = (cause, follower) => {
  const conditions = (finding: Finding) =>
    fieldsOf(finding)
      .map(({ path }) => path)
      .filter((path) => path.endsWith("/Conditions"));
  const known = conditions(cause);
  return conditions(follower).some((path) => known.includes(path));
};

/** Every value of the rule that the follower finds wrong is one that the cause finds wrong. */
export const sameValue: SameFault = (cause, follower) => {
  const soiled = fieldsOf(cause);
  const own = fieldsOf(follower).filter(({ resource }) =>
    soiled.some((value) => value.resource.id === resource.id),
  );
  return own.length > 0 && own.every(({ path }) => soiled.some((value) => value.path === path));
};

/** Every address that the follower asked is one that the cause finds wrong, or is made of it; white space aside. */
export const sameAddress: SameFault = (cause, follower) => {
  const wrong = fieldsOf(cause);
  const urls = probedUrls(follower).map(bare);
  return (
    urls.length > 0 && urls.every((url) => wrong.some(({ field, actual }) => isMadeOf(url, field, actual)))
  );
};

/**
 * The rule's address lies below the rule's issuer, and the provider's below the provider's own: they differ only
 * because the issuers do.
 */
export const sameIssuer: SameFault = (cause, follower) => {
  const issuer = firstPair(cause);
  const address = firstPair(follower);
  if (!issuer || !address) return false;
  const [own, named] = [below(issuer.actual), below(issuer.expected)];
  return own !== named && address.actual.startsWith(own) && address.expected.startsWith(named);
};

/** Every scope that the follower misses is one that the cause misses. */
export const sameScopes: SameFault = (cause, follower) => {
  const missing = fieldsOf(follower).flatMap(({ expected }) => expected?.split(" ") ?? []);
  const undefinedScopes = cause.evidence.flatMap((evidence) =>
    evidence.type === "absent" ? evidence.what.split(" ") : [],
  );
  return missing.length > 0 && missing.every((scope) => undefinedScopes.includes(scope));
};

/** Whether a finding shows one of these fields. */
export function isAbout(finding: Finding, ...fields: readonly string[]): boolean {
  return fieldsOf(finding).some(({ field }) => fields.includes(field));
}

function fieldsOf(finding: Finding) {
  return finding.evidence.flatMap((evidence) => (evidence.type === "field" ? [evidence] : []));
}

function probedUrls(finding: Finding): string[] {
  return finding.evidence.flatMap((evidence) => (evidence.type === "probe" ? [evidence.url] : []));
}

function probedHosts(finding: Finding): string[] {
  return probedUrls(finding).flatMap((url) => (URL.canParse(url) ? [new URL(url).host] : []));
}

function firstPair(finding: Finding): { actual: string; expected: string } | undefined {
  const pair = fieldsOf(finding).find(({ expected }) => expected !== undefined);
  return typeof pair?.actual === "string" && pair.expected !== undefined
    ? { actual: pair.actual, expected: pair.expected }
    : undefined;
}

/** What an address below an issuer begins with. */
function below(issuer: string): string {
  return `${issuer.replace(/(?<!\/)\/+$/, "")}/`;
}

/** A pool's endpoints are made of its domain, the discovery document's address of the issuer. */
function isMadeOf(url: string, field: string, actual: unknown): boolean {
  const value = bare(String(actual));
  if (value === "") return false;
  if (field === "UserPoolDomain") return url.includes(value);
  if (field === "Issuer") return url.startsWith(below(value)) && url.includes("/.well-known/");
  return field.endsWith("Endpoint") && url === value;
}

function bare(text: string): string {
  return text.replace(/\s|%0a|%0d|%09|%20/gi, "");
}

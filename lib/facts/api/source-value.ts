import type { ApiStage } from "../../model/api";
import type { BroughtRequest } from "../../model/brought";
import type { RequestTarget } from "../../routing/index";
import type { IdentitySource } from "./identity-source";
import { isMasked } from "./masked-value";

/** What a request holds at an identity source. `unknown`: nothing that was brought says. */
export type SourceValue =
  | { readonly state: "present"; readonly value: string }
  /** It is there, and its value is not known here. */
  | { readonly state: "set" }
  | { readonly state: "empty" }
  | { readonly state: "absent" }
  | { readonly state: "unknown"; readonly why: string };

export interface SourcePlaces {
  readonly request: BroughtRequest | undefined;
  /** The URL of the clue; that of the request goes before it. */
  readonly target: RequestTarget | undefined;
  readonly variables: ApiStage["variables"];
}

/** Context values that every request has. */
const alwaysThere = new Set([
  "accountId",
  "apiId",
  "domainName",
  "httpMethod",
  "identity.sourceIp",
  "path",
  "protocol",
  "requestId",
  "requestTime",
  "resourceId",
  "resourcePath",
  "routeKey",
  "stage",
]);

type Good = Extract<IdentitySource, { state: "good" }>;

/** The value of a source, by all that was brought. A pasted request is taken for the whole of it. */
export function valueOfSource(source: Good, { request, target, variables }: SourcePlaces): SourceValue {
  switch (source.kind) {
    case "header":
      return request === undefined
        ? { state: "unknown", why: "the request's headers were not pasted" }
        : standingOf(headersNamed(request, source.name));
    case "query":
      return queryValue(source.name, request, target);
    case "stage-variable": {
      const value = Object.hasOwn(variables, source.name) ? variables[source.name] : undefined;
      if (value === null) return { state: "set" };
      return standingOf(value === undefined ? [] : [value]);
    }
    case "context":
      return alwaysThere.has(source.name)
        ? { state: "set" }
        : { state: "unknown", why: `what context.${source.name} holds cannot be told from here` };
  }
}

/** Values of a header, whatever the case of its name. */
export function headersNamed({ headers }: BroughtRequest, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted).map(({ value }) => value);
}

/** Names of query parameters are case-sensitive. */
function queryValue(
  name: string,
  request: BroughtRequest | undefined,
  target: RequestTarget | undefined,
): SourceValue {
  const search = request?.url === undefined ? undefined : /\?([^#]*)/.exec(request.url)?.[1];
  if (request?.url !== undefined) return standingOf(new URLSearchParams(search ?? "").getAll(name));
  if (target === undefined) return { state: "unknown", why: "no URL was given" };
  const found = target.query.filter(([key]) => decoded(key) === name).map(([, value]) => value);
  // Of a URL that may travel, what looks secret has been cut.
  if (found.some((value) => value === null)) return { state: "set" };
  return standingOf(found.flatMap((value) => (value === null ? [] : [decoded(value)])));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function standingOf(values: readonly string[]): SourceValue {
  const [first] = values;
  if (first === undefined) return { state: "absent" };
  const value = values.find((one) => one.trim() !== "");
  if (value === undefined) return { state: "empty" };
  return isMasked(value) ? { state: "set" } : { state: "present", value };
}

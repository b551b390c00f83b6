/** What an authorizer's identity sources yield for a call. */
import { type Call, headerOf, headerValues } from "./call";

export interface SourceContext {
  readonly call: Call;
  readonly variables: Readonly<Record<string, string>>;
  /** Context values by their name below `context.`. */
  readonly context: Readonly<Record<string, string>>;
}

const EXPRESSION =
  /^(?:(?:method|route)\.request\.|\$request\.)?(header|querystring|multivalueheader|multivaluequerystring)\.(.+)$|^\$?(stageVariables|context)\.(.+)$/;

/** Undefined where the call has no such value, or the expression means nothing to API Gateway. */
export function valueOfSource(
  source: string,
  { call, variables, context }: SourceContext,
): string | undefined {
  const [, place, name = "", other, member = ""] = EXPRESSION.exec(source.trim()) ?? [];
  switch (place ?? other) {
    case "header":
      return headerOf(call, name);
    case "multivalueheader":
      return headerValues(call, name).join(",") || undefined;
    case "querystring":
      // The last value of a repeated name.
      return call.query.getAll(name).at(-1);
    case "multivaluequerystring":
      return call.query.getAll(name).join(",") || undefined;
    case "stageVariables":
      return variables[member];
    case "context":
      return context[member];
    default:
      return undefined;
  }
}

/** All values in order; undefined where one is absent or empty. */
export function valuesOfSources(
  sources: readonly string[],
  context: SourceContext,
): readonly string[] | undefined {
  const values = sources.map((source) => valueOfSource(source, context));
  return values.every((value): value is string => value !== undefined && value !== "") ? values : undefined;
}

/** A REST authorizer's comma-separated sources. */
export const sourcesOf = (identitySource: string | undefined): string[] =>
  (identitySource ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

import "server-only";
import type { ApiAuthorizer, ApiStage } from "../../model/api";

type Values = Readonly<Record<string, string>>;

/** A stage as AWS gives it, with the values of its variables. */
export interface RawStage extends Omit<ApiStage, "variables" | "canary"> {
  variables: Values;
  canary: (Omit<NonNullable<ApiStage["canary"]>, "variableOverrides"> & { variableOverrides: Values }) | null;
}

/**
 * The stage with the values of those variables alone that an authorizer uses: in its identity source, its function's
 * URI, its role or its user pools. Others hold what an operator put there: that they are set is all that goes on.
 */
export function keepUsedVariables(stage: RawStage, authorizers: readonly ApiAuthorizer[]): ApiStage {
  const used = new Set(authorizers.flatMap(variablesOf));
  const keep = (values: Values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, used.has(name) ? value : null]));
  const { variables, canary, ...rest } = stage;
  return {
    ...rest,
    variables: keep(variables),
    canary: canary && { ...canary, variableOverrides: keep(canary.variableOverrides) },
  };
}

/** `stageVariables.name`, `$stageVariables.name` and `${stageVariables.name}`. */
const reference = /\bstageVariables\.([A-Za-z0-9_]+)/g;

function variablesOf(authorizer: ApiAuthorizer): string[] {
  const { identitySource, authorizerUri = "", authorizerCredentials = "", providerARNs } = authorizer;
  return [...identitySource, authorizerUri, authorizerCredentials, ...providerARNs].flatMap((text) =>
    [...text.matchAll(reference)].map(([, name = ""]) => name),
  );
}

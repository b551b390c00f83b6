import type { ApiAuthorizer } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import { artifactOfApi } from "./artifact-of-api";
import { readIdentitySource, sourceWords } from "./identity-source";

/** A place at which a test puts a value. */
export interface TestedSource {
  /** As the authorizer names it. */
  readonly written: string;
  /** As a person says it. */
  readonly words: string;
  /** Name of the header; null: it is no header. */
  readonly header: string | null;
}

export type TestableAuthorizer =
  | {
      readonly state: "testable";
      readonly authorizer: ApiAuthorizer & { readonly id: string };
      readonly sources: readonly TestedSource[];
      /** Of the stage, as far as they are read. */
      readonly stageVariables: Readonly<Record<string, string>>;
    }
  | { readonly state: "not-testable"; readonly why: string };

/**
 * Whether API Gateway can be asked to try the chain's authorizer with made-up values: a Lambda authorizer of a REST API,
 * as it is drafted. One of a user pool takes nothing but a real ID token.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
 */
export function testableAuthorizer(snapshot: ApiSnapshot, chain: ApiChain): TestableAuthorizer {
  const no = (why: string): TestableAuthorizer => ({ state: "not-testable", why });
  if (chain.kind !== "rest-token" && chain.kind !== "rest-request") {
    return no("Only Lambda authorizers of REST APIs can be tried with made-up values.");
  }
  const named = artifactOfApi("authorizer", snapshot, chain, undefined);
  const drafted = artifactOfApi("draftAuthorizers", snapshot, chain, undefined);
  const stage = artifactOfApi("stage", snapshot, chain, undefined);
  if (named.state !== "ok" || drafted.state !== "ok" || stage.state !== "ok") {
    return no("The authorizer, its draft or the stage could not be read.");
  }
  const authorizer = drafted.value.value.find(({ name }) => name === named.value.value?.name);
  if (authorizer?.id === undefined)
    return no("The API's draft has no such authorizer: only drafts can be tried.");
  const { id } = authorizer;
  return {
    state: "testable",
    authorizer: { ...authorizer, id },
    sources: authorizer.identitySource.flatMap((written) => {
      const source = readIdentitySource(written, "rest");
      if (source.state !== "good" || !(source.kind === "header" || source.kind === "query")) return [];
      const header = source.kind === "header" ? source.name : null;
      return [{ written, words: sourceWords(source), header }];
    }),
    stageVariables: Object.fromEntries(
      Object.entries(stage.value.value.variables).flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as const],
      ),
    ),
  };
}

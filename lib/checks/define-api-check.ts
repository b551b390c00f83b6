import type { ApiArtifactName, ArtifactOfApi } from "../facts/api/artifact-of-api";
import type { Located } from "../facts/located";
import type { ApiChain, ApiKind } from "../model/api-chain";
import type { Brought } from "../model/brought";
import type { Clue } from "../model/diagnosis";
import type { Verdict } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { RequestTarget } from "../routing/index";
import type { AvailableToRunner, CheckMetadata } from "./define-check";

/** What a check of API Gateway knows beside the artifacts that it asked for. */
export interface ApiCheckContext {
  readonly clue: Clue;
  /** The URL of the clue, read; undefined where none was brought. */
  readonly request: RequestTarget | undefined;
  /** Request or response as pasted: only where it was pasted, never at the server. */
  readonly brought: Brought;
  readonly now: Date;
  /** Every chain of the snapshot. */
  readonly chains: readonly ApiChain[];
  readonly account: string;
  readonly region: string;
}

type Required<R extends ApiArtifactName> = { readonly [K in R]: Located<ArtifactOfApi[K]> };
type Optional<U extends ApiArtifactName> = { readonly [K in U]: Gathered<Located<ArtifactOfApi[K]>> };

/** A check of API Gateway as its author writes it. `evaluate` is pure: same input, same verdict. */
export interface ApiCheckDefinition<Id extends string, R extends ApiArtifactName, U extends ApiArtifactName>
  extends CheckMetadata<Id, ApiKind> {
  /** Without any one of these the answer is unknown, and the runner says so. */
  readonly requires: readonly R[];
  /** Read where they are at hand; the check says what it makes of their absence. */
  readonly uses?: readonly U[];
  /** Judges what a request asked for and is not there (`chain.gap`); the others do not apply then. */
  readonly judgesGaps?: true;
  /** Null: it applies. Else why this chain has nothing to do with it. */
  readonly notApplicable?: (
    available: Required<R> & Optional<U>,
    chain: ApiChain,
    context: ApiCheckContext,
  ) => string | null;
  readonly evaluate: (
    available: Required<R> & Optional<U>,
    chain: ApiChain,
    context: ApiCheckContext,
  ) => Verdict;
}

/** A check of API Gateway with its artifacts' types forgotten, as the runner sees it. */
export interface ApiCheck<Id extends string = string>
  extends Omit<
    ApiCheckDefinition<Id, never, never>,
    "requires" | "uses" | "evaluate" | "notApplicable" | "judgesGaps"
  > {
  readonly requires: readonly ApiArtifactName[];
  readonly uses: readonly ApiArtifactName[];
  readonly judgesGaps: boolean;
  readonly notApplicable: (
    available: AvailableToRunner,
    chain: ApiChain,
    context: ApiCheckContext,
  ) => string | null;
  readonly evaluate: (available: AvailableToRunner, chain: ApiChain, context: ApiCheckContext) => Verdict;
}

/** Makes a check of a definition: reading an artifact that is in neither list is a compile error. */
export function defineApiCheck<
  const Id extends string,
  const R extends ApiArtifactName,
  const U extends ApiArtifactName = never,
>(definition: ApiCheckDefinition<Id, R, U>): ApiCheck<Id> {
  const { requires, uses, judgesGaps, evaluate, notApplicable, ...metadata } = definition;
  return {
    ...metadata,
    requires,
    uses: uses ?? [],
    judgesGaps: judgesGaps ?? false,
    notApplicable: (available, chain, context) =>
      notApplicable?.(available as Required<R> & Optional<U>, chain, context) ?? null,
    evaluate: (available, chain, context) => evaluate(available as Required<R> & Optional<U>, chain, context),
  };
}

import type { ArtifactName, ArtifactOfChain, Located } from "../facts/artifact-of-chain";
import type { AuthChain, ChainKind } from "../model/chain";
import type { Clue } from "../model/diagnosis";
import type { DocLink, HopId, Severity, Verdict } from "../model/finding";
import type { Gathered } from "../model/gathered";

/** What a check knows beside the artifacts that it asked for. */
export interface CheckContext {
  readonly clue: Clue;
  /** Host of the clue's URL, lower-case. */
  readonly host: string | undefined;
  readonly now: Date;
  /** Every chain of the snapshot, for what two rules share. */
  readonly chains: readonly AuthChain[];
  readonly account: string;
  readonly region: string;
}

type Required<R extends ArtifactName> = { readonly [K in R]: Located<ArtifactOfChain[K]> };
type Optional<U extends ArtifactName> = { readonly [K in U]: Gathered<Located<ArtifactOfChain[K]>> };

/** What a check says of itself. `Kind`: the chains of one door, a load balancer or API Gateway. */
export interface CheckMetadata<Id extends string, Kind extends string> {
  /** Names the failing state as a noun phrase; stable for ever. */
  readonly id: Id;
  /** What is true when it passes, one sentence without a full stop. */
  readonly title: string;
  /** What is true when it fails, likewise. */
  readonly failureTitle: string;
  /** Why it matters and what a request meets: two or three sentences. */
  readonly description: string;
  readonly severity: Severity;
  /** Never fails as proven: the facts behind it are inferred, or seen from elsewhere. */
  readonly neverProven?: true;
  readonly kinds: readonly Kind[];
  /** The hop at which a request meets it. */
  readonly hop: HopId;
  /** What a person then sees, in two or three words: "redirect_mismatch page", "561", "401". */
  readonly meets: string;
  /** Kinds in which it is met elsewhere, or seen as something else. */
  readonly forKind?: Partial<Record<Kind, { readonly hop?: HopId; readonly meets?: string }>>;
  readonly docs: readonly [DocLink, ...DocLink[]];
}

/** A check as its author writes it. `evaluate` is pure: same input, same verdict. */
export interface CheckDefinition<Id extends string, R extends ArtifactName, U extends ArtifactName>
  extends CheckMetadata<Id, ChainKind> {
  /** Without any one of these the answer is unknown, and the runner says so. */
  readonly requires: readonly R[];
  /** Read where they are at hand; the check says what it makes of their absence. */
  readonly uses?: readonly U[];
  /** Null: it applies. Else why this chain has nothing to do with it. */
  readonly notApplicable?: (
    available: Required<R> & Optional<U>,
    chain: AuthChain,
    context: CheckContext,
  ) => string | null;
  readonly evaluate: (
    available: Required<R> & Optional<U>,
    chain: AuthChain,
    context: CheckContext,
  ) => Verdict;
}

/** A check with its artifacts' types forgotten, as the runner sees it. */
export interface Check<Id extends string = string>
  extends Omit<CheckDefinition<Id, never, never>, "requires" | "uses" | "evaluate" | "notApplicable"> {
  readonly requires: readonly ArtifactName[];
  readonly uses: readonly ArtifactName[];
  readonly notApplicable: (
    available: AvailableToRunner,
    chain: AuthChain,
    context: CheckContext,
  ) => string | null;
  readonly evaluate: (available: AvailableToRunner, chain: AuthChain, context: CheckContext) => Verdict;
}

/** The runner hands over exactly what `requires` and `uses` name; their types were checked where the check was defined. */
export type AvailableToRunner = Readonly<Record<string, unknown>>;

/** Makes a check of a definition: reading an artifact that is in neither list is a compile error. */
export function defineCheck<
  const Id extends string,
  const R extends ArtifactName,
  const U extends ArtifactName = never,
>(definition: CheckDefinition<Id, R, U>): Check<Id> {
  const { requires, uses, evaluate, notApplicable, ...metadata } = definition;
  return {
    ...metadata,
    requires,
    uses: uses ?? [],
    notApplicable: (available, chain, context) =>
      notApplicable?.(available as Required<R> & Optional<U>, chain, context) ?? null,
    evaluate: (available, chain, context) => evaluate(available as Required<R> & Optional<U>, chain, context),
  };
}

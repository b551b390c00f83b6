interface KeptAnswersProps {
  /** Null: no cache is shared. */
  readonly sharedCache: {
    readonly state: "connecting" | "up" | "down";
    readonly reason?: string;
    readonly at: string;
    readonly isTls: boolean;
  } | null;
}

/** Where what AWS answered is kept for a minute, and who has it in common. */
export function KeptAnswers({ sharedCache }: KeptAnswersProps) {
  return (
    <p className="max-w-measure" data-shared-cache={sharedCache?.state ?? "none"}>
      {words(sharedCache)}
    </p>
  );
}

function words(cache: KeptAnswersProps["sharedCache"]): string {
  if (cache === null) return "For a minute, in the memory of this process alone.";
  const { state, reason, at, isTls } = cache;
  if (state === "up") {
    return `For a minute, sealed, at ${at}${isTls ? ", over TLS" : ""}: every replica there reads once for all of them, and counts rates with them.`;
  }
  const why = state === "connecting" ? "has not answered yet" : `cannot be reached (${reason})`;
  return `For a minute, in the memory of this process alone: ${at} ${why}. Rates hold for this process.`;
}

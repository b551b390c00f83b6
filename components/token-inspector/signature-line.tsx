import { Status } from "@/components/ui/status";
import type { ShownStatus } from "@/lib/format/status";
import type { SignatureState, TokenFinding } from "@/lib/jwt/types";

const looks: Readonly<Record<SignatureState, { readonly status: ShownStatus; readonly words: string }>> = {
  valid: { status: "passes", words: "Made with the target's own key, and unchanged since." },
  invalid: { status: "fails", words: "Does not hold." },
  unknown: { status: "unknown", words: "Nothing is known of it." },
};

interface SignatureLineProps {
  readonly signature: SignatureState;
  readonly findings: readonly TokenFinding[];
  readonly hasTarget: boolean;
  readonly fetching: boolean;
  readonly onRetry: () => void;
}

/** Whether the signature holds; where that is not known, why, and what can be done. */
export function SignatureLine({ signature, findings, hasTarget, fetching, onRetry }: SignatureLineProps) {
  const { status, words } = looks[signature];
  const unavailable = findings.find(({ id }) => id === "keys-unavailable");
  const said = fetching
    ? "The public keys are being fetched."
    : signature === "unknown" && !hasTarget
      ? "Without a target no key is trusted: a token's own word is not enough."
      : signature === "unknown" && unavailable
        ? `The public keys are unavailable: ${unavailable.message.replace(/^[^:]*: /, "")}.`
        : words;
  return (
    <section
      aria-label="Signature"
      data-signature={signature}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <h3 className="section-title">Signature</h3>
      <Status status={status} word={signature} />
      <p className="min-w-0 flex-1 basis-80 text-text-2">{said}</p>
      {!fetching && unavailable && hasTarget && (
        <button type="button" className="button" onClick={onRetry}>
          Fetch the keys again
        </button>
      )}
    </section>
  );
}

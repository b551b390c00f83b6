import { finding } from "../finding";
import type { SignatureState, TokenFinding } from "../types";

/** What one step of the check says of the signature. */
export type Outcome = { signature: SignatureState; findings: TokenFinding[]; undecided: string[] };

/** An outcome; findings and open points are none unless given. */
export function outcome(
  signature: SignatureState,
  findings: TokenFinding[] = [],
  undecided: string[] = [],
): Outcome {
  return { signature, findings, undecided };
}

/** The signature is unknown, for want of a key. */
export function unavailable(because: string): Outcome {
  const fix = "Choose a target whose keys can be read, or try again.";
  return outcome("unknown", [
    finding("keys-unavailable", `nothing is known of the signature: ${because}`, { fix }),
  ]);
}

import type { DecodedToken } from "../decode/decode-token";
import type { Judgement, TokenFinding, TokenKind } from "../types";

/** What a judge looks at. */
export type Subject = {
  readonly token: DecodedToken;
  readonly kind: TokenKind;
  /** Seconds since 1970, with a fraction. */
  readonly now: number;
  /** The whole value of the header that the target reads, as far as the paste shows it. */
  readonly headerValue: string;
  /** Where the token stood: a header's name in lower case, a member, a cookie; `token` where the paste does not say. */
  readonly label: string;
  /** `Bearer` stood before it. */
  readonly bearer: boolean;
};

/** A judgement with findings only. */
export function said(...findings: readonly TokenFinding[]): Judgement {
  return { findings, undecided: [] };
}

/** All findings and all open points together, in order. */
export function together(...judgements: readonly Judgement[]): Judgement {
  return {
    findings: judgements.flatMap(({ findings }) => findings),
    undecided: judgements.flatMap(({ undecided }) => undecided),
  };
}

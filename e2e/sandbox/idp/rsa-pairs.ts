/** RSA keys that issuers take turns with: making one takes its time, and what tells keys apart is their id. */
import { type GenerateKeyPairResult, generateKeyPair } from "jose";

const PAIRS = 4;
const pairs: Promise<GenerateKeyPairResult>[] = [];
let taken = 0;

/** The next of four pairs for RS256, whose private keys can be exported. */
export function nextRsaPair(): Promise<GenerateKeyPairResult> {
  const at = taken++ % PAIRS;
  const pair = pairs[at] ?? generateKeyPair("RS256", { extractable: true });
  pairs[at] = pair;
  return pair;
}

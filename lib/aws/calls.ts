import "server-only";
import { channel } from "node:diagnostics_channel";
import type { GatherErrorCode } from "../model/gathered";

/** One question to AWS, repeats and waiting for its turn included. */
export interface AskedAws {
  /** As IAM names it. */
  readonly action: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly begun: number;
  readonly ended: number;
  readonly outcome: "ok" | GatherErrorCode;
}

/** Whoever wants to hear of each: https://nodejs.org/api/diagnostics_channel.html */
export const askedAws = channel("authpath.asked-aws");

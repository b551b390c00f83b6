import * as z from "zod";
import { apiSnapshot } from "./api-snapshot";
import { clue } from "./diagnosis";
import { snapshot } from "./snapshot";

/** How a file came to be, and what was looked at when it was saved. */
export const origin = z.strictObject({
  /** The version of Authpath that wrote it. */
  version: z.string(),
  /** Who saved it; "" where nobody signs in. */
  by: z.string(),
  /** What the account is called where it was read; "" where it has no name. */
  accountName: z.string(),
  /** The chain on the page that it was saved from. */
  chain: z.string().optional(),
  /** What was asked of that chain. */
  request: clue.optional(),
});
export type Origin = z.infer<typeof origin>;

/** A snapshot as it is saved. Files that other programs cut out may lack the origin: it judges nothing. */
export const savedSnapshot = snapshot.extend({ origin: origin.optional() });
export type SavedSnapshot = z.infer<typeof savedSnapshot>;

/** Likewise of an API. */
export const savedApiSnapshot = apiSnapshot.extend({ origin: origin.optional() });
export type SavedApiSnapshot = z.infer<typeof savedApiSnapshot>;

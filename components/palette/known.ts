"use client";

import { sortChains } from "@/components/chains/filter-chains";
import { followFleet } from "@/components/chains/follow-fleet";
import type { FleetChain } from "@/lib/model/fleet";
import type { GatherError } from "@/lib/model/gathered";
import {
  chainItem,
  checkItem,
  type KnownCheck,
  type KnownSymptom,
  type PaletteItem,
  symptomItem,
} from "./items";

/** What the palette knows of the server: it comes in parts, and a part that does not come takes nothing from the others. */
interface Known {
  /** Worst first. */
  readonly chains: readonly PaletteItem[];
  readonly reading: "begun" | "ended" | "failed";
  /** Load balancers and APIs. */
  readonly asked: number;
  readonly read: number;
  readonly checks: readonly PaletteItem[];
  readonly symptoms: readonly PaletteItem[];
  /** Why something is missing, in sentences. */
  readonly missing: readonly string[];
}

const nothing: Known = {
  chains: [],
  reading: "begun",
  asked: 0,
  read: 0,
  checks: [],
  symptoms: [],
  missing: [],
};

/** Of this tab, until it is loaded anew. */
let known = nothing;
let askedAt = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();
/** As long as the server itself serves one sweep. */
const lifetimeMs = 60_000;

export function knownNow(): Known {
  return known;
}

export function watchKnown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(part: Partial<Known>): void {
  known = { ...known, ...part };
  for (const listener of listeners) listener();
}

/** Asks for all that is not known, and for what was read more than a minute ago. What was known stays until then. */
export function askAgain(): void {
  if (performance.now() - askedAt < lifetimeMs && known.reading !== "failed") return;
  askedAt = performance.now();
  change({ missing: [], reading: "begun", asked: 0, read: 0 });
  void followChains();
  if (known.checks.length === 0) {
    void list<{ checks: readonly KnownCheck[] }>("/api/v1/checks", "Checks", ({ checks }) =>
      change({ checks: checks.map(checkItem) }),
    );
  }
  if (known.symptoms.length === 0) {
    void list<{ symptoms: readonly KnownSymptom[] }>("/api/v1/symptoms", "Symptoms", ({ symptoms }) =>
      change({ symptoms: symptoms.map(symptomItem) }),
    );
  }
}

async function list<Answer>(path: string, what: string, take: (answer: Answer) => void): Promise<void> {
  try {
    const answer = await fetch(path);
    const body = await answer.json();
    if (answer.ok) take(body);
    else say(`${what} are missing: ${body.error.message}`);
  } catch {
    say(`${what} are missing: the dashboard did not answer.`);
  }
}

function say(sentence: string): void {
  change({ missing: [...known.missing, sentence] });
}

/** Where none were known they are there as they come, and in their order at the end. */
async function followChains(): Promise<void> {
  const rows: FleetChain[] = [];
  const errors: GatherError[] = [];
  const first = known.chains.length === 0;
  try {
    await followFleet(({ asked, read, chains, errors: failed }) => {
      rows.push(...chains);
      errors.push(...failed);
      change({ asked, read, ...(first ? { chains: [...known.chains, ...chains.map(chainItem)] } : {}) });
    }, {});
    change({ reading: "ended", chains: sortChains(rows).map(chainItem) });
    const [error] = errors;
    if (error)
      say(`${rows.length === 0 ? "Chains are missing" : "Some chains may be missing"}: ${error.message}`);
    else if (rows.length === 0) say("No chain was found in the accounts and Regions that are configured.");
  } catch (error) {
    change({ reading: "failed" });
    say(`Chains are missing: ${error instanceof Error ? error.message : "the reading broke off"}`);
  }
}

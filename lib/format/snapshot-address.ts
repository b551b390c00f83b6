import type { Clue } from "../model/diagnosis";
import { diagnoseQueryString, parametersOfClue } from "./paths";

/** Where the snapshot of a chain is read: of a load balancer all of it, of an API what the chain needs. */
export function snapshotAddress(chain: string): string {
  return `/api/v1/snapshot?scope=${encodeURIComponent(scopeOfChain(chain))}`;
}

/** What of a chain id is saved as one: of a load balancer its scope, of an API the chain. */
export function scopeOfChain(chain: string): string {
  return chain.startsWith("alb/") ? chain.split("/").slice(0, 5).join("/") : chain;
}

/** The same to be saved: with the chain that was looked at and what was asked of it, so that both are opened again. */
export function saveAddress(chain: string, request: Clue): string {
  const asked = diagnoseQueryString(parametersOfClue(request, {}));
  return `${snapshotAddress(chain)}&chain=${encodeURIComponent(chain)}${asked === "" ? "" : `&${asked}`}`;
}

/** "shop-20261128T031400Z.json": whose, and as of when. */
export function snapshotFileName(chain: string, takenAt: string): string {
  const name = (chain.split("/")[3] ?? "chain").replace(/[^\w-]/g, "");
  return `${name}-${takenAt.replace(/\.\d+/, "").replaceAll(/[-:]/g, "")}.json`;
}

/** One line for the channel that a snapshot is attached to. `origin`: of the dashboard, "https://authpath.example.com". */
export function attachLine(file: string, origin: string): string {
  return `Attached: ${file}, all that Authpath read and no secret. It opens without AWS access at ${origin}/snapshot, or with: npx authpath check ${file}`;
}

import "server-only";
import { readFileSync } from "node:fs";
import type { Aws } from "../../aws/aws";
import { type Config, config } from "../config/index";
import { writeLog } from "../log/requests";
import { type Boundary, boundaryOf } from "./boundary";
import { alone, type Replicas } from "./replicas";
import { createSeal, type Seal } from "./seal";
import { shareBy } from "./shared-replicas";
import { openStore, type Store, type StoreState } from "./store";

/** What `/settings` says of the store; null: none is configured. */
export type SharedCacheState = (StoreState & { readonly at: string; readonly isTls: boolean }) | null;

/** Milliseconds after which it is asked anew whose credentials an account has. */
const AGAIN_MS = 60_000;

interface Shared {
  readonly store: Store;
  readonly seal: Seal;
  /** Replicas of one image have it in common; another build may keep other things. Null: not built. */
  readonly build: string | null;
}

// Once a process, though Next may load this module once for pages, once for routes and once for the proxy.
const shared = globalThis as typeof globalThis & { authpathShared?: Shared | null };

/** Opened by the first who asks, without waiting for it: until it answers, this process is by itself. */
function parts(): Shared | null {
  if (shared.authpathShared === undefined) {
    const { sharedCache, outbound } = config();
    shared.authpathShared = sharedCache && {
      store: openStore({ url: sharedCache.url, ca: outbound.ca }, (state) =>
        writeLog({ kind: "shared-cache", ...state }),
      ),
      seal: createSeal(sharedCache.secret),
      build: buildId(),
    };
  }
  return shared.authpathShared;
}

/** Connects at the start, so that the first who asks has it. */
export function openSharedCache(): void {
  parts();
}

/** Those who read the same accounts, with the same roles and by the same rules. */
export function replicasFor(aws: Aws, rules: Pick<Config, "outbound" | "probes">): Replicas {
  const common = parts();
  if (common === null || common.build === null) return alone;
  const { store, seal, build } = common;
  let known: { readonly at: number; readonly boundary: Promise<Boundary | null> } | undefined;
  const current = async () => {
    if (known === undefined) known = { at: Date.now(), boundary: boundaryOf(aws, rules, build) };
    const { at, boundary } = known;
    const found = await boundary;
    // What failed is asked again, and not by every request.
    if (!found?.isWhole && Date.now() - at > AGAIN_MS && known?.at === at) known = undefined;
    return found?.text ?? null;
  };
  return shareBy(store, seal, current);
}

/** Where rates are counted for all replicas: they are of subjects, whatever those may read. */
export function sharedRates(): Replicas {
  const common = parts();
  return common === null ? alone : shareBy(common.store, common.seal, async () => null);
}

export function sharedCacheState(): SharedCacheState {
  const common = parts();
  const { sharedCache } = config();
  if (common === null || sharedCache === null) return null;
  const { host, protocol } = new URL(sharedCache.url);
  return { ...common.store.state(), at: host, isTls: protocol === "rediss:" };
}

/** https://nextjs.org/docs/app/api-reference/config/next-config-js/generateBuildId */
function buildId(): string | null {
  try {
    return readFileSync(".next/BUILD_ID", "utf8").trim();
  } catch {
    return null; // the development server builds as it goes
  }
}

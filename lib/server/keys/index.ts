import "server-only";
import { createAws, systemClock } from "../../gather/index";
import type { Viewer } from "../access/viewer";
import { budgets } from "../budgets";
import { type Config, config } from "../config/index";
import { outboundOf } from "../outbound-of";
import { replicasFor } from "../replicas/index";
import { perView } from "../view";
import { createLiveTargets } from "./live-targets";
import { createPublicKeys, type PublicKeys } from "./public-keys";

// Once a process, though Next may load this module once for each route.
const shared = globalThis as typeof globalThis & { authpathPublicKeys?: (viewer: Viewer) => PublicKeys };

/** The public keys of what this viewer may see. */
export function publicKeys(viewer: Viewer): PublicKeys {
  shared.authpathPublicKeys ??= perView(keysOf);
  return shared.authpathPublicKeys(viewer);
}

function keysOf(accounts: Config["accounts"]): PublicKeys {
  const clock = systemClock;
  const outbound = outboundOf(config().outbound);
  const aws = createAws(accounts, { clock, budgets: budgets() });
  const live = createLiveTargets({ aws, outbound, clock, replicas: replicasFor(aws, config()) });
  return createPublicKeys(live, { outbound, now: () => clock.now() });
}

import "server-only";
import { createAws, systemClock } from "../../gather/index";
import { createOutbound } from "../../outbound/index";
import type { Viewer } from "../access/viewer";
import { type Config, config } from "../config/index";
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
  const { hosts, allow, ca } = config().outbound;
  const clock = systemClock;
  const outbound = createOutbound({ hosts, allow, ...(ca.length > 0 ? { ca } : {}) });
  const live = createLiveTargets({ aws: createAws(accounts, { clock }), outbound, clock });
  return createPublicKeys(live, { outbound, now: () => clock.now() });
}

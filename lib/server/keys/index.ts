import "server-only";
import { createAws, systemClock } from "../../gather/index";
import { createOutbound } from "../../outbound/index";
import { config } from "../config/index";
import { createLiveChains } from "./live-chains";
import { createPublicKeys, type PublicKeys } from "./public-keys";

// One a process, though Next may load this module once for each route.
const shared = globalThis as typeof globalThis & { authpathPublicKeys?: PublicKeys };

/** The public keys of this process's configuration. */
export function publicKeys(): PublicKeys {
  shared.authpathPublicKeys ??= fromConfig();
  return shared.authpathPublicKeys;
}

function fromConfig(): PublicKeys {
  const { accounts, outbound: settings } = config();
  const { hosts, allow, ca } = settings;
  const clock = systemClock;
  const outbound = createOutbound({ hosts, allow, ...(ca.length > 0 ? { ca } : {}) });
  const live = createLiveChains({ aws: createAws(accounts, { clock }), outbound, clock });
  return createPublicKeys(live, { outbound, now: () => clock.now() });
}

import "server-only";
import { createOutbound, type Outbound } from "../outbound/index";
import type { Config } from "./config/index";
import { writeLog } from "./log/requests";

/** The outbound door as it is configured. What it refuses is logged with the true reason, which no asker is told. */
export function outboundOf({ hosts, allow, ca }: Config["outbound"]): Outbound {
  return createOutbound({
    hosts,
    allow,
    ...(ca.length > 0 ? { ca } : {}),
    onRefused: ({ host, reason }) => writeLog({ kind: "outbound-refused", host, reason }),
  });
}

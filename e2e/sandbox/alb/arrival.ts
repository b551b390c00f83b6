/** A request as it reaches the load balancer, and what became of it. */
import type { IncomingHttpHeaders } from "node:http";

export interface Arrival {
  /** When it was received, milliseconds. */
  readonly at: number;
  readonly scheme: "http" | "https";
  /** Port of the listener: 443 or 80, whatever the sandbox really listens on. */
  readonly port: number;
  readonly method: string;
  /** Request target as sent, path and query. */
  readonly target: string;
  /** Host header in lower case without port; "" where there is none. */
  readonly host: string;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  /** Every value of a repeated header, by name in lower case. */
  readonly headerValues: Readonly<Record<string, readonly string[]>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly tls:
    | { readonly serverName: string; readonly cipher: string; readonly protocol: string }
    | undefined;
}

/** Path (normalised) and query of the request; host and scheme of this URL mean nothing. */
export function urlOf({ target }: Pick<Arrival, "target">): URL {
  // Anything but the origin form (RFC 9112 section 3.2.1) is taken for the root.
  return new URL(`https://host.invalid${target.startsWith("/") ? target : "/"}`);
}

interface TargetContact {
  readonly targetGroupArn: string;
  /** `address:port` */
  readonly target: string;
  readonly status: number;
}

export interface Transformed {
  readonly host: string;
  readonly uri: string;
  readonly status: "TransformSuccess" | "TransformRegexSyntaxError";
}

export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
  /** `error_reason` of the access log. */
  readonly reason?: string;
  /** `actions_executed` of the access log, in order. */
  readonly actions: readonly string[];
  /** `matched_rule_priority`: 0 = default rule, -1 = error before a rule was known. */
  readonly priority: number;
  /** `redirect_url`, filled by redirect actions. */
  readonly redirectUrl?: string;
  readonly contact?: TargetContact;
  readonly transformed?: Transformed;
  /** The answer cannot be written as a header field: the connection is cut instead. */
  readonly unwritable?: true;
}

/** What every answer of the load balancer itself carries; targets answer with their own Server. */
export const SERVER = "awselb/2.0";

const TITLES: Record<number, string> = {
  400: "400 Bad Request",
  401: "401 Authorization Required",
  403: "403 Forbidden",
  500: "500 Internal Server Error",
  503: "503 Service Temporarily Unavailable",
  561: "561 Unauthorized",
};

export type Step = Pick<Outcome, "actions" | "priority">;

/** An error page of the load balancer's own. */
export function refuse(status: number, reason: string | undefined, step: Step): Outcome {
  const title = TITLES[status] ?? String(status);
  return {
    ...step,
    status,
    ...(reason !== undefined && { reason }),
    headers: { server: SERVER, "content-type": "text/html" },
    body: `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`,
  };
}

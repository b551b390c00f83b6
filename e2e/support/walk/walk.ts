/** A browser's walk without a browser: redirects, cookies and one sign-in form, over real sockets. */
import { type Dial, dialledRequest } from "../../sandbox/tls/dialled-request";
import type { Symptom } from "../../sandbox/world";
import { type CookieJar, createCookieJar } from "./cookie-jar";
import { fillSignInForm, shownError } from "./sign-in-form";

interface Step {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** 0 where no answer came (DNS, TLS, connection). */
  readonly status: number;
  readonly location?: string;
}

export interface Walk {
  readonly steps: readonly Step[];
  /** As the scenario's symptom has it, without the log's `reason`. */
  readonly last: Omit<Symptom, "reason">;
  /** Body of the last answer; "" where none came. */
  readonly page: string;
}

export interface WalkOptions {
  readonly url: string;
  /** Where a name really listens; undefined = the name cannot be reached. */
  readonly dial: Dial;
  /** Roots that the browser trusts, PEM. */
  readonly ca: string;
  readonly username: string;
  readonly password: string;
  /** Sent to the host of `url` alone: what a program has that calls it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Cookies of an earlier walk, to come back as the same browser. */
  readonly jar?: CookieJar;
}

/** Redirects that a browser follows at most (Chromium and Firefox: 20). */
const MOST_HOPS = 20;
/** Longer than the load balancer waits for a provider. */
const PATIENCE_MS = 15_000;

interface Next {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly body?: string;
}

/** Load balancers and targets say who they are in `Server`; whoever else answers is a provider. */
function whoAnswered(server: string): Symptom["at"] {
  if (server.startsWith("awselb/")) return "load-balancer";
  return server === "target" ? "target" : "provider";
}

/** The OAuth error of the page, else of the address that was asked (a provider's redirect to the callback). */
function errorOf(page: string, url: URL): { error?: string } {
  const error = shownError(page) ?? url.searchParams.get("error");
  return error ? { error } : {};
}

/** Walks until something other than a redirect or the first sign-in form answers. */
export async function walk(options: WalkOptions): Promise<Walk> {
  const jar = options.jar ?? createCookieJar();
  const steps: Step[] = [];
  let signedIn = false;
  const start = new URL(options.url);
  let next: Next = { method: "GET", url: start };

  for (;;) {
    const { method, url, body } = next;
    const cookie = jar.header(url);
    const exchange = await dialledRequest({
      url,
      method,
      headers: {
        "user-agent": "Mozilla/5.0 (sandbox walk)",
        accept: "text/html",
        ...(url.host === start.host && options.headers),
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(body !== undefined && { body }),
      dial: options.dial,
      ca: options.ca,
      timeoutMs: PATIENCE_MS,
    });
    if (exchange.state !== "answered") {
      steps.push({ method, url: url.href, status: 0 });
      return { steps, last: { at: "browser" }, page: "" };
    }

    const { status, headers, body: page } = exchange;
    const { location } = headers;
    steps.push({ method, url: url.href, status, ...(location !== undefined && { location }) });
    jar.store(url, headers["set-cookie"] ?? []);

    if (status >= 300 && status < 400 && location !== undefined) {
      // Too many redirects: the browser gives up by itself, with the last status at hand.
      if (steps.length > MOST_HOPS) return { steps, last: { at: "browser", status }, page };
      if (!URL.canParse(location, url.href)) return { steps, last: { at: "browser" }, page };
      next = { method: "GET", url: new URL(location, url) };
      continue;
    }
    const form = signedIn ? undefined : fillSignInForm(page, url, options);
    if (status === 200 && form) {
      signedIn = true;
      next = { method: "POST", ...form };
      continue;
    }
    const at = whoAnswered(String(headers.server ?? ""));
    return { steps, last: { at, status, ...(at !== "target" && errorOf(page, url)) }, page };
  }
}

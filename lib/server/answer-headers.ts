import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import type { Config } from "./config/index";

/** Nothing of ours is framed, embedded, sniffed or named elsewhere, and nothing of a device is asked for. */
const fixed: Readonly<Record<string, string>> = {
  // For what brings none of its own: JSON, redirects and refusals load nothing.
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), clipboard-write=(self)",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** A year; of this host alone, since its neighbours are not ours. RFC 6797, 6.1. */
const HSTS = { "Strict-Transport-Security": "max-age=31536000" };

/**
 * Headers of every answer, whatever they answer. Strict-Transport-Security only where people are known to open the
 * dashboard over https: a browser holds a host to it for a year.
 */
export function answerHeaders(origin: Config["origin"]): Readonly<Record<string, string>> {
  return { ...fixed, ...(origin?.startsWith("https:") ? HSTS : {}) };
}

/**
 * From now on each answer of this process's HTTP server has them, whoever makes it: a page, a route, a file, Next itself,
 * or the entry point that refuses. A page and a script bring a content policy of their own.
 * https://nodejs.org/api/diagnostics_channel.html#http
 */
export function sendAnswerHeaders(origin: Config["origin"]): void {
  const headers = Object.entries(answerHeaders(origin));
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    for (const [name, value] of headers) response.setHeader(name, value);
  });
}

import "server-only";
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Interrupt } from "./interrupt";
import type { Limits } from "./limits";
import { redirectError } from "./redirect-error";
import { cutLocation } from "./screen-url";
import { errorCode, failed, isTransient, type Stage, type StageFailed } from "./stage";
import type { ProbeHeaders, RedirectError } from "./types";

export interface ExchangeRequest {
  method: "GET" | "POST";
  /** Normalised URL: base of a relative Location. */
  url: string;
  /** Path and query. */
  target: string;
  headers: OutgoingHttpHeaders;
  body: string | undefined;
}

export interface ExchangeResponse {
  status: number;
  headers: ProbeHeaders;
  redirectError?: RedirectError;
  body: string;
  bytes: number;
  truncated: boolean;
}

/** One HTTP/1.1 request over an open channel, which is used for nothing else and closed afterwards. */
export async function exchange(
  channel: TLSSocket,
  asked: ExchangeRequest,
  limits: Limits,
  interrupt: Interrupt,
  onFirstByte: () => void,
): Promise<Stage<ExchangeResponse>> {
  try {
    const response = await responseHead(channel, asked, limits, interrupt);
    if (!response.ok) return response;
    onFirstByte();
    const encoding = response.value.headers["content-encoding"]?.toLowerCase() ?? "identity";
    if (encoding !== "identity") {
      return failed("unexpected-encoding", "The answer is compressed, although that was not asked for.");
    }
    const body = await responseBody(response.value, limits.bodyBytes, interrupt);
    if (!body.ok) return body;
    return {
      ok: true,
      value: {
        status: response.value.statusCode ?? 0,
        headers: keptHeaders(response.value, asked.url),
        ...errorOf(response.value, asked.url),
        ...body.value,
      },
    };
  } finally {
    channel.destroy();
  }
}

function responseHead(
  channel: TLSSocket,
  asked: ExchangeRequest,
  limits: Limits,
  interrupt: Interrupt,
): Promise<Stage<IncomingMessage>> {
  return new Promise((resolve) => {
    // Without an agent there is no pool, no keep-alive and no proxy from the environment.
    const request = httpRequest({
      createConnection: () => channel,
      method: asked.method,
      path: asked.target,
      headers: asked.headers,
      maxHeaderSize: limits.headerBytes,
    });
    const finish = (outcome: Stage<IncomingMessage>) => {
      interrupt.signal.removeEventListener("abort", onAbort);
      if (!outcome.ok) request.destroy();
      resolve(outcome);
    };
    const onAbort = () => finish(interrupt.during("wait for the response headers"));
    interrupt.signal.addEventListener("abort", onAbort, { once: true });
    request.once("response", (response) => finish({ ok: true, value: response }));
    request.on("error", (error) => finish(headFailure(errorCode(error))));
    request.once("close", () =>
      finish(failed("invalid-response", "The connection ended without an HTTP answer.")),
    );
    request.end(asked.body);
    if (interrupt.signal.aborted) onAbort();
  });
}

function headFailure(code: string): StageFailed {
  if (code === "HPE_HEADER_OVERFLOW") return failed("too-large", "The response headers are too large.");
  if (code.startsWith("HPE_")) return failed("invalid-response", `The answer is not HTTP/1.1 (${code}).`);
  return failed("connection-lost", `The connection was lost before an answer (${code}).`, isTransient(code));
}

function responseBody(
  response: IncomingMessage,
  limit: number,
  interrupt: Interrupt,
): Promise<Stage<Pick<ExchangeResponse, "body" | "bytes" | "truncated">>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const finish = (outcome: Stage<void>) => {
      interrupt.signal.removeEventListener("abort", onAbort);
      response.destroy();
      if (!outcome.ok) return resolve(outcome);
      const kept = Buffer.concat(chunks).subarray(0, limit);
      const truncated = received > limit;
      // Streaming leaves out a character that the cut went through. A byte order mark is kept: parsers trip over it.
      const body = new TextDecoder("utf-8", { ignoreBOM: true }).decode(kept, { stream: truncated });
      resolve({ ok: true, value: { body, bytes: kept.length, truncated } });
    };
    const onAbort = () => finish(interrupt.during("response body"));
    interrupt.signal.addEventListener("abort", onAbort, { once: true });
    response.on("data", (chunk: Buffer) => {
      received += chunk.length;
      chunks.push(chunk);
      if (received > limit) finish({ ok: true, value: undefined });
    });
    response.once("end", () => finish({ ok: true, value: undefined }));
    response.on("error", (error) => {
      const code = errorCode(error);
      finish(
        code.startsWith("HPE_")
          ? failed("invalid-response", `The body is not valid HTTP/1.1 (${code}).`)
          : failed(
              "connection-lost",
              `The connection was lost in the response body (${code}).`,
              isTransient(code),
            ),
      );
    });
    if (interrupt.signal.aborted) onAbort();
  });
}

function errorOf({ headers }: IncomingMessage, url: string): Pick<ExchangeResponse, "redirectError"> {
  const found = headers.location === undefined ? undefined : redirectError(headers.location, url);
  return found === undefined ? {} : { redirectError: found };
}

function keptHeaders(response: IncomingMessage, url: string): ProbeHeaders {
  const { headers } = response;
  const location = headers.location === undefined ? undefined : cutLocation(headers.location, url);
  // A doubled `server` header comes as one string, as its type does not say.
  const server = headers.server?.toString();
  return {
    ...(headers["content-type"] !== undefined && { "content-type": headers["content-type"] }),
    ...(location !== undefined && { location }),
    ...(headers.date !== undefined && { date: headers.date }),
    ...(server !== undefined && { server }),
    ...(headers["retry-after"] !== undefined && { "retry-after": headers["retry-after"] }),
  };
}

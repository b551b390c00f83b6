import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ROOT_CONTEXT, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import packageJson from "../../../package.json" with { type: "json" };
import { type AskedAws, askedAws } from "../../aws/calls";
import { type SpanOf, spanOfAsking, spanOfRequest } from "./spans";

/**
 * From now on each request and each question to AWS is a span, sent to where the standard OTEL_EXPORTER_OTLP_* variables
 * say (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). The provider is registered nowhere: Next would send
 * spans of its own through it, whole addresses in them. `onChange` hears when the receiver comes or goes.
 */
export function sendTraces(onChange: (state: "up" | "down") => void): { stop: () => Promise<void> } {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "authpath", "service.version": packageJson.version }))
    .merge(detectResources({ detectors: [envDetector] }));
  const exporter = telling(new OTLPTraceExporter(), onChange);
  const provider = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter })] });
  const tracer = provider.getTracer("authpath", packageJson.version);
  const requests = new AsyncLocalStorage<Span>();

  const end = (span: Span, { name, attributes, isError }: SpanOf, at?: number) => {
    span.updateName(name);
    span.setAttributes(attributes);
    if (isError) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(at);
  };

  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { method = "", url = "" } = request;
    const { name, kind } = spanOfRequest(method, url, 0);
    const span = tracer.startSpan(name, { kind }, ROOT_CONTEXT);
    requests.enterWith(span);
    response.once("close", () => {
      // 499: the asker hung up, as nginx has it.
      end(span, spanOfRequest(method, url, response.writableFinished ? response.statusCode : 499));
    });
  });
  askedAws.subscribe((message) => {
    const asked = message as AskedAws;
    const parent = requests.getStore();
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
    const described = spanOfAsking(asked);
    const { name, kind } = described;
    end(tracer.startSpan(name, { kind, startTime: asked.begun }, context), described, asked.ended);
  });
  return { stop: () => provider.shutdown() };
}

/** The exporter itself fails in silence. */
function telling(exporter: SpanExporter, onChange: (state: "up" | "down") => void): SpanExporter {
  let state: "up" | "down" | null = null;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const next = result.code === 0 ? "up" : "down";
        if (next !== state) onChange(next);
        state = next;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

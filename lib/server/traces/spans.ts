import "server-only";
import { type Attributes, SpanKind } from "@opentelemetry/api";
import type { AskedAws } from "../../aws/calls";
import { routeOf } from "../log/route-of";

/** A span as it is exported: what is not named here is never part of one. */
export interface SpanOf {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
  readonly isError: boolean;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * An answered request, by its route: https://opentelemetry.io/docs/specs/semconv/http/http-spans/ without the address,
 * headers, path and query that are usual there.
 */
export function spanOfRequest(method: string, target: string, status: number): SpanOf {
  const route = routeOf(target);
  const known = METHODS.includes(method) ? method : "_OTHER";
  return {
    name: `${known} ${route}`,
    kind: SpanKind.SERVER,
    attributes: {
      "http.request.method": known,
      "http.route": route,
      "http.response.status_code": status,
    },
    isError: status >= 500,
  };
}

/** A question to AWS, without what was asked about. https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/ */
export function spanOfAsking({ action, region, outcome }: AskedAws): SpanOf {
  const [service = "", operation = ""] = action.split(":");
  return {
    name: action,
    kind: SpanKind.CLIENT,
    attributes: {
      "rpc.system": "aws-api",
      "rpc.service": service,
      "rpc.method": operation,
      "cloud.region": region,
      ...(outcome === "ok" ? {} : { "error.type": outcome }),
    },
    isError: outcome !== "ok",
  };
}

import * as z from "zod";
import type { ResourceRef } from "./resource";
import type { ApiScope } from "./scope";

/**
 * How a method or route lets a request in. `rest-unknown`: an authorizer of a type that is not known here, which is
 * shown and not judged.
 */
export const apiKind = z.enum([
  "rest-token",
  "rest-request",
  "rest-cognito",
  "rest-jwt",
  "rest-iam",
  "rest-open",
  "rest-unknown",
  "http-jwt",
  "http-lambda",
  "http-iam",
  "http-open",
  "ws-lambda",
  "ws-iam",
  "ws-open",
]);
export type ApiKind = z.infer<typeof apiKind>;

/** Why a request meets no method: what it asked for that is not there. */
export type ApiGap = "domain-mapping" | "stage" | "method";

/**
 * One method or route of one stage, from the caller to the integration. Derived from a snapshot, never stored.
 * With `gap` nothing answers: path and method are what the request asked for.
 */
export interface ApiChain {
  readonly id: string;
  readonly kind: ApiKind;
  readonly scope: ApiScope;
  readonly root: ResourceRef;
  /** Hosts that lead here, as far as they were read: the execute-api host, then custom domains. */
  readonly hosts: readonly string[];
  readonly stage: string;
  /** As configured: `/orders/{id}`, `$default`, `$connect`. */
  readonly path: string;
  /** GET, …, ANY; empty where the route has none. */
  readonly httpMethod: string;
  /** Index in `artifacts.deployed[stage].value.methods`; -1: it is not deployed, or that could not be read. */
  readonly deployedIndex: number;
  /** Index in `artifacts.methods.value`; -1 likewise. */
  readonly draftIndex: number;
  /** What the deployed method names, else the draft. */
  readonly authorizerName?: string;
  readonly gap?: ApiGap;
}

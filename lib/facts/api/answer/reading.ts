import type { GatewayResponse } from "../../../model/api";
import type { ApiScope } from "../../../model/scope";
import type { GatewayResponseType } from "../gateway-response-types";

/** Who made an answer. `rest` stands for WebSocket APIs as well, whose handshake is refused in the same way. */
export type AnswerDoor = "rest" | "http" | "backend" | "cloudfront" | "waf" | "alb" | "unknown";

/** What an answer means, as far as its text tells. */
export type AnswerMeaning =
  | "unauthorized"
  | "token-missing"
  | "token-expired"
  | "token-malformed"
  | "token-audience"
  | "token-issuer"
  | "token-algorithm"
  | "token-time"
  | "token-scopes"
  | "token-refused"
  | "keys-unreachable"
  | "policy-explicit-deny"
  | "policy-implicit-deny"
  | "resource-policy-deny"
  | "resource-policy-silent"
  | "method-missing"
  | "header-read-as-signature"
  | "signature-mismatch"
  | "credentials-expired"
  | "credentials-invalid"
  | "api-key"
  | "forbidden"
  | "authorizer-failure"
  | "authorizer-configuration"
  | "internal-error"
  | "not-found"
  | "throttled"
  | "quota"
  | "challenged"
  | "passed-through"
  | "other";

/** A pasted answer, read. */
export interface AnswerReading {
  readonly door: AnswerDoor;
  readonly meaning: AnswerMeaning;
  /** Of a REST API: the gateway response types that can have made it. */
  readonly types: readonly GatewayResponseType[];
  /** How far the answer proves what it means. `open`: not at all, for it is customised, or says too little. */
  readonly certainty: "proven" | "likely" | "open";
  /** One sentence: who answered, and why. */
  readonly says: string;
  /** Why it proves no more, one sentence each. */
  readonly notes: readonly string[];
}

/** What is known of the API that was asked. */
export interface KnownOfApi {
  readonly kind: ApiScope["kind"] | undefined;
  /** Customised ones of the stage; undefined: not read. */
  readonly gatewayResponses: readonly GatewayResponse[] | undefined;
}

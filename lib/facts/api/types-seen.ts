import type { GatewayResponse } from "../../model/api";
import type { Brought } from "../../model/brought";
import type { Clue } from "../../model/diagnosis";
import type { ApiScope } from "../../model/scope";
import { readAnswer } from "./answer/read-answer";
import { type GatewayResponseType, typesOfStatus } from "./gateway-response-types";

/**
 * What of a REST or WebSocket API's own refusals a person can have met: by the pasted answer where it tells, else by the
 * status. Undefined: nothing was brought that tells. Empty: what was seen is none of them.
 */
export function typesSeen(
  { clue, brought }: { readonly clue: Clue; readonly brought: Brought },
  kind: ApiScope["kind"],
  customised: readonly GatewayResponse[] | undefined,
): readonly GatewayResponseType[] | undefined {
  const { response } = brought;
  const status = response?.status ?? clue.status;
  if (status === undefined || status < 400) return undefined;
  const reading = response && readAnswer(response, { kind, gatewayResponses: customised });
  return reading && reading.certainty !== "open" ? reading.types : typesOfStatus(status, customised ?? []);
}

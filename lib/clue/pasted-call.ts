import type { Brought } from "../model/brought";
import { pastedRequest } from "./pasted-request";
import { pastedResponse } from "./pasted-response";

/** Both halves of a pasted call, as far as they are there. Null: neither can be read. */
export function pastedCall(text: string): Brought | null {
  const request = pastedRequest(text);
  const response = pastedResponse(text);
  if (request === null && response === null) return null;
  return { ...(request && { request }), ...(response && { response }) };
}

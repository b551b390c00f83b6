import type { Brought, BroughtRequest } from "../model/brought";
import { oauthRequest } from "./oauth-request";
import { oauthSettings } from "./oauth-settings";
import { pastedRequest } from "./pasted-request";
import { pastedResponse } from "./pasted-response";

/**
 * Both halves of a pasted call, as far as they are there, and what it asks for where it looks like a request to an OAuth
 * endpoint. Null: nothing can be read.
 */
export function pastedCall(text: string): Brought | null {
  const settings = oauthSettings(text);
  if (settings !== null) return { oauth: settings };
  const request = pastedRequest(text) ?? authorizeUrl(text);
  const response = pastedResponse(text);
  if (request === null && response === null) return null;
  const oauth = request && oauthRequest(request);
  return { ...(request && { request }), ...(oauth && { oauth: [oauth] }), ...(response && { response }) };
}

/** An authorize request is often at hand as an address alone. */
function authorizeUrl(text: string): BroughtRequest | null {
  const url = text.trim();
  const isOne = /^https:\/\/\S+$/i.test(url) && /[?&](?:response_type|client_id)=/.test(url);
  return isOne ? { method: "GET", url, headers: [] } : null;
}

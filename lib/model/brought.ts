import type { OAuthRequest } from "./oauth-request";

/**
 * What a person pasted of one call: it may hold secrets, so it is judged where it was pasted (the browser tab, the
 * command line) and is part of no request, URL, snapshot or report.
 */
export interface Brought {
  readonly request?: BroughtRequest;
  /** What `request` asks of an OAuth endpoint, if it looks like that, or what the pasted settings would. */
  readonly oauth?: readonly OAuthRequest[];
  readonly response?: BroughtResponse;
}

export interface BroughtHeader {
  readonly name: string;
  readonly value: string;
}

export interface BroughtRequest {
  /** Upper case; absent where the paste does not say. */
  readonly method?: string;
  readonly url?: string;
  /** In order, as pasted. */
  readonly headers: readonly BroughtHeader[];
  /** As sent, where the paste holds it: read for the parameters of an OAuth request alone. */
  readonly body?: string;
  /** Address that the call comes from, where the paste says. */
  readonly sourceIp?: string;
}

export interface BroughtResponse {
  readonly status: number;
  readonly headers: readonly BroughtHeader[];
  readonly body: string;
}

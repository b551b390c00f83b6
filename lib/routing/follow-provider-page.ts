import type { RequestTarget } from "./request-target";
import { type ReadUrl, readRequestUrl } from "./request-url";

/** What a URL asks about. */
export interface MeantRequest {
  readonly request: RequestTarget;
  /** The OAuth error that the provider's page shows. */
  readonly error?: string;
  /** The URL is a provider's page that names a client, and no callback to look for. */
  readonly clientId?: string;
}

/** A provider's page says which callback it was asked for: that is the host to look for, not the provider's own. */
export function followProviderPage({
  request,
  providerPage: page,
}: Extract<ReadUrl, { ok: true }>): MeantRequest {
  if (page === undefined) return { request };
  const error = page.error === undefined ? {} : { error: page.error };
  const callback = page.redirectUri === undefined ? undefined : readRequestUrl(page.redirectUri);
  if (callback?.ok) return { request: callback.request, ...error };
  return { request, ...error, ...(page.clientId === undefined ? {} : { clientId: page.clientId }) };
}

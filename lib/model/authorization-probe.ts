import * as z from "zod";
import { endpointProbe } from "./probe";

/**
 * The authorization endpoint asked as the load balancer asks it, once and without cookies, and what the answer says.
 * `rejected` only by a documented error value of the provider; all else is `unclear`.
 */
export const authorizationProbe = z.strictObject({
  probe: endpointProbe,
  /** The callback that was asked for. */
  redirectUri: z.string(),
  /** Whose pages these are: "Cognito", "Keycloak", "Microsoft Entra", …; "" where not recognised. */
  provider: z.string(),
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sign-in"), detail: z.string() }),
    z.strictObject({
      kind: z.literal("rejected"),
      /** OAuth error code, e.g. `redirect_mismatch`, `invalid_scope`, `invalid_client`, `pkce_required`. */
      error: z.enum(["redirect-uri", "client", "scope", "pkce", "response-type", "other"]),
      code: z.string(),
      detail: z.string(),
      /** The provider's own page that documents the code. */
      source: z.string(),
    }),
    z.strictObject({ kind: z.literal("unclear"), detail: z.string() }),
  ]),
});
export type AuthorizationProbe = z.infer<typeof authorizationProbe>;

/** A made-up code offered to the token endpoint with the client's own secret. */
export const tokenProbe = z.strictObject({
  probe: endpointProbe,
  outcome: z.enum(["client-accepted", "client-rejected", "unclear"]),
  /** The OAuth error that was answered. */
  error: z.string(),
});
export type TokenProbe = z.infer<typeof tokenProbe>;

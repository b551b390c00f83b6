import * as z from "zod";

/** What DNS answered. Empty `a` and `aaaa`: the name exists in neither family. */
export const hostAddresses = z.strictObject({
  host: z.string(),
  a: z.array(z.string()),
  aaaa: z.array(z.string()),
  cname: z.array(z.string()),
});
export type HostAddresses = z.infer<typeof hostAddresses>;

export const timings = z.strictObject({
  dnsMs: z.number().optional(),
  connectMs: z.number().optional(),
  tlsMs: z.number().optional(),
  firstByteMs: z.number().optional(),
  totalMs: z.number(),
});

/** Why an address gave no answer: the outbound door's own codes, all of them. */
export const probeFailureCode = z.enum([
  "refused-target",
  "dns-not-found",
  "dns-no-address",
  "dns-failed",
  "no-ipv4",
  "connect-failed",
  "connect-timed-out",
  "certificate-expired",
  "certificate-not-yet-valid",
  "certificate-name-mismatch",
  "certificate-untrusted",
  "tls-failed",
  "connection-lost",
  "invalid-response",
  "unexpected-encoding",
  "too-large",
  "timed-out",
  "aborted",
]);
export type ProbeFailureCode = z.infer<typeof probeFailureCode>;

export const peerCertificate = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  altNames: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  /** Whether the chain leads to a public root, dates and names aside. Null: it could not be read. */
  publiclyTrusted: z.boolean().nullable().optional(),
});

/** One GET of an endpoint, without credentials, as seen from the dashboard. */
export const endpointProbe = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("answered"),
    url: z.string(),
    status: z.number(),
    contentType: z.string(),
    /** Origin and path of a redirect's target; its query is dropped. */
    location: z.string().optional(),
    a: z.array(z.string()),
    aaaa: z.array(z.string()),
    certificate: peerCertificate.optional(),
    timings,
  }),
  z.strictObject({
    outcome: z.literal("failed"),
    url: z.string(),
    code: probeFailureCode,
    message: z.string(),
    a: z.array(z.string()),
    aaaa: z.array(z.string()),
    certificate: peerCertificate.optional(),
    timings,
  }),
]);
export type EndpointProbe = z.infer<typeof endpointProbe>;

/** The members of OpenID Connect Discovery 1.0 §3 that checks read. Absent: the provider does not say. */
export const discoveryDocument = z.strictObject({
  issuer: z.string().optional(),
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  userinfo_endpoint: z.string().optional(),
  jwks_uri: z.string().optional(),
  response_types_supported: z.array(z.string()).optional(),
  scopes_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
});
export type DiscoveryDocument = z.infer<typeof discoveryDocument>;

/** `document` is absent where the answer was no JSON object; `problem` then says what it was. */
export const discovery = z.strictObject({
  probe: endpointProbe,
  document: discoveryDocument.optional(),
  problem: z.string().optional(),
});
export type Discovery = z.infer<typeof discovery>;

export const publishedKey = z.strictObject({
  kid: z.string().optional(),
  kty: z.string(),
  use: z.string().optional(),
  alg: z.string().optional(),
  /** RSA modulus or curve size. */
  bits: z.number().optional(),
});
export type PublishedKey = z.infer<typeof publishedKey>;

/** A JWK set (RFC 7517 §5), cut to what checks read. `problem`: it was no such set. */
export const keySet = z.strictObject({
  probe: endpointProbe,
  bytes: z.number(),
  keys: z.array(publishedKey),
  problem: z.string().optional(),
});
export type KeySet = z.infer<typeof keySet>;

import type { Action, JwtValidationActionConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Provider, ProviderClient, World } from "../sandbox/world";
import { idsOf, PROCESS_START } from "./build-ids";
import { loadBalancerParts, type Parts } from "./build-load-balancer";

/** Handles for breaking a world whose rule validates tokens. All are the world's own objects: edit them in place. */
export interface JwtParts extends Parts {
  /** Config of the jwt-validation action of `rule`. */
  readonly validation: JwtValidationActionConfig;
  readonly provider: Provider;
  /** The program that calls the host. */
  readonly client: ProviderClient;
}

/**
 * A healthy world for the scenario `id`: one load balancer on `<id>.example.com` that lets in programs with a token of
 * the OIDC provider on `<id>.login.example`, issued for that host. `edit` breaks it in place; dates are relative to
 * `base`.
 */
export function jwtWorld(
  id: string,
  edit: (parts: JwtParts) => void = () => {},
  base: Date = PROCESS_START,
): World {
  const ids = idsOf(id);
  const audience = `https://${ids.host}`;
  const client: ProviderClient = {
    client_id: ids.text("client", 20),
    client_secret: ids.text("client secret", 43),
    redirect_uris: [],
    audience,
  };
  const provider: Provider = {
    host: `${id}.login.example`,
    path: "",
    clients: [client],
    certificate: "good",
    discovery: {},
    delay: {},
    userinfoPadding: 0,
  };
  const issuer = `https://${provider.host}`;
  const validation: JwtValidationActionConfig = {
    Issuer: issuer,
    JwksEndpoint: `${issuer}/jwks`,
    AdditionalClaims: [{ Name: "aud", Format: "single-string", Values: [audience] }],
  };
  const action: Action = { Type: "jwt-validation", Order: 1, JwtValidationConfig: validation };
  const parts = loadBalancerParts(ids, action, base);
  parts.world.providers.push(provider);
  parts.world.names[provider.host] = { a: ["192.0.2.30"], aaaa: [], serves: "provider" };
  const { client_id, client_secret } = client;
  parts.world.apiClients = {
    [ids.host]: { tokenEndpoint: `${issuer}/token`, client_id, client_secret, scope: "orders.read" },
  };

  edit({ ...parts, validation, provider, client });
  return parts.world;
}

/** An RSA public key of `bits`, made of the scenario's id: nothing is signed with it. */
export function rsaJwk(kid: string, bits: number) {
  const modulus = Buffer.alloc(bits / 8, 0x5a);
  modulus[0] = 0xc1;
  modulus[modulus.length - 1] = 0x01;
  return { kty: "RSA", kid, use: "sig", alg: "RS256", n: modulus.toString("base64url"), e: "AQAB" };
}

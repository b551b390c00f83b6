/** Discovery document and keys at a user pool's issuer. */
import type { World } from "../../world";
import { type Answer, json, type Question } from "../question";
import { hostOfDomain, issuerOfPool, poolIn } from "./pool-at";
import { keysOf } from "./pool-keys";

/**
 * `/{poolId}/.well-known/openid-configuration` and `/{poolId}/.well-known/jwks.json`. They answer without a domain;
 * with a custom domain, the document lists that one's endpoints only
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html).
 */
export async function issuerAnswer(world: World, region: string, { url }: Question): Promise<Answer> {
  const [, poolId = "", wanted] = /^\/([^/]+)\/\.well-known\/([\w.-]+)$/.exec(url.pathname) ?? [];
  const found = poolIn(world, region, poolId);
  // 400 for an unknown pool is observed, not documented.
  if (!found) return json(400, { message: `User pool ${poolId} does not exist.` });
  if (wanted === "jwks.json") return json(200, (await keysOf(poolId)).jwks);
  if (wanted !== "openid-configuration") return json(404, { message: "Not Found" });

  const issuer = issuerOfPool(found.pool, region);
  const domains = found.cognito.domains.filter((each) => each.UserPoolId === poolId);
  const domain = domains.find((each) => each.Domain.includes(".")) ?? domains[0];
  const base = domain && `https://${hostOfDomain(domain, region)}`;
  return json(200, {
    ...(base && {
      authorization_endpoint: `${base}/oauth2/authorize`,
      end_session_endpoint: `${base}/logout`,
      revocation_endpoint: `${base}/oauth2/revoke`,
      token_endpoint: `${base}/oauth2/token`,
      userinfo_endpoint: `${base}/oauth2/userInfo`,
    }),
    id_token_signing_alg_values_supported: ["RS256"],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ["code", "token"],
    scopes_supported: ["openid", "email", "phone", "profile"],
    subject_types_supported: ["public"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  });
}

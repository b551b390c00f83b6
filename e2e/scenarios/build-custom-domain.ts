import type { CognitoParts } from "./build-cognito";
import { ACCOUNT } from "./build-ids";

/** Addresses behind which custom domains answer. */
const HOSTED = { a: ["192.0.2.40"], aaaa: [], serves: "provider" as const };

/**
 * Puts the pool's sign-in pages on the custom domain `host` in place of the prefix, in pool and rule.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
 */
export function useCustomDomain(
  {
    authenticate,
    pool,
    domain,
    world,
    region,
  }: Pick<CognitoParts, "authenticate" | "pool" | "domain" | "world" | "region">,
  host: string,
): void {
  const certificate = host.replaceAll(".", "-");
  delete pool.Domain;
  pool.CustomDomain = host;
  authenticate.UserPoolDomain = host;
  Object.assign(domain, {
    Domain: host,
    // Certificates of custom domains live in us-east-1.
    CustomDomainConfig: { CertificateArn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/${certificate}` },
  });
  world.names[host] = structuredClone(HOSTED);
  region.cognito.domains = [domain];
}

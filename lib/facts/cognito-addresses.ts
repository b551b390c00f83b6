/** The callback that a load balancer uses on a host: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html */
export function callbackUrl(host: string): string {
  return `https://${host}/oauth2/idpresponse`;
}

/**
 * The host of the hosted pages for the domain string of a rule: a prefix stands below `amazoncognito.com`, a custom
 * domain is itself. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
 */
export function hostedHost(domain: string, region: string): string {
  return domain.includes(".") ? domain : `${domain}.auth.${region}.amazoncognito.com`;
}

/** A pool's issuer in its original form. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html */
export function userPoolIssuer(poolId: string, region: string): string {
  return `https://cognito-idp.${region}.amazonaws.com/${poolId}`;
}

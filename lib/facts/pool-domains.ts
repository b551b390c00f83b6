/**
 * Whether two addresses can be the two domains of one user pool: a pool has at most one prefix domain and one custom
 * domain, and its discovery document names one of them.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
 */
export function mayBeOnePool(issuer: string, own: string, named: string): boolean {
  const [, region] =
    /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\//.exec(issuer.trim()) ?? [];
  if (region === undefined || !URL.canParse(own) || !URL.canParse(named)) return false;
  const regions = [own, named].map(prefixRegion);
  return regions.filter((of) => of === undefined).length === 1 && regions.includes(region);
}

/** The Region of a prefix domain; undefined for every other host. */
function prefixRegion(url: string): string | undefined {
  return /^[a-z0-9-]+\.auth(?:-fips)?\.([a-z0-9-]+)\.amazoncognito\.com$/.exec(new URL(url).hostname)?.[1];
}

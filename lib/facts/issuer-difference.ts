/** What tells two issuers apart that should be one, where it has a name; else "". `owner`: who writes the first. */
export function issuerDifference(own: string, named: string, owner: string): string {
  if (own === `${named}/`) return `: ${owner} has a slash too many`;
  if (`${own}/` === named) return `: ${owner} lacks the slash at the end`;
  if (own.toLowerCase() === named.toLowerCase()) return ": they differ in upper and lower case";
  if (named.includes("{")) return ": an address for every tenant, which is the issuer of none";
  if (own.startsWith("https://sts.windows.net/") !== named.startsWith("https://sts.windows.net/"))
    return ": one is the v1 address of a tenant, the other its v2 address";
  const realm = (text: string) => /\/realms\/([^/]+)/.exec(text)?.[1];
  if (realm(own) !== realm(named)) return ": another realm";
  const [ownPool, namedPool] = [pool(own), pool(named)];
  if (ownPool?.region !== namedPool?.region) return ": another Region";
  if (ownPool?.id !== namedPool?.id) return ": another user pool";
  return "";
}

function pool(issuer: string): { readonly region: string; readonly id: string } | undefined {
  const [, region, id] = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.[^/]+(?:\/([^/]*))?/.exec(issuer) ?? [];
  return region === undefined ? undefined : { region, id: id ?? "" };
}

/** What a header parameter or claim means, and the page that says so. */
export interface ClaimMeaning {
  readonly meaning: string;
  readonly source: string;
  readonly url: string;
}

const jwt = (section: string, meaning: string): ClaimMeaning => ({
  meaning,
  source: `RFC 7519, ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc7519#section-${section}`,
});
const jws = (section: string, meaning: string): ClaimMeaning => ({
  meaning,
  source: `RFC 7515, ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc7515#section-${section}`,
});
const openId = (anchor: string, meaning: string): ClaimMeaning => ({
  meaning,
  source: "OpenID Connect Core",
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
});
const cognito = (page: "id" | "access", meaning: string): ClaimMeaning => ({
  meaning,
  source: `Cognito, ${page === "id" ? "ID token" : "access token"}`,
  url: `https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-${page}-token.html`,
});
const loadBalancer = (meaning: string): ClaimMeaning => ({
  meaning,
  source: "Load balancer, user claims",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding",
});
const entra = (meaning: string): ClaimMeaning => ({
  meaning,
  source: "Microsoft Entra, token claims",
  url: "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
});
const profile = (meaning: string) => openId("StandardClaims", meaning);

const header: Readonly<Record<string, ClaimMeaning>> = {
  alg: jws("4.1.1", "How it was signed"),
  kid: jws("4.1.4", "Which key of the issuer signed it"),
  typ: jws("4.1.9", "What kind of object this is"),
  cty: jws("4.1.10", "What kind of content the payload is"),
  crit: jws("4.1.11", "Extensions that a reader must understand"),
  jku: jws("4.1.2", "A key set that the token names itself: never fetched"),
  jwk: jws("4.1.3", "A key that the token brings itself: never used"),
  x5u: jws("4.1.5", "A certificate that the token names itself: never fetched"),
  x5c: jws("4.1.6", "Certificates that the token brings itself: never used"),
  x5t: jws("4.1.7", "SHA-1 thumbprint of the signing certificate"),
  "x5t#S256": jws("4.1.8", "SHA-256 thumbprint of the signing certificate"),
  b64: {
    meaning: "Whether the payload is base64url-encoded",
    source: "RFC 7797, 3",
    url: "https://www.rfc-editor.org/rfc/rfc7797#section-3",
  },
  signer: loadBalancer("The load balancer that signed it: compare it with the one in front of you"),
  client: loadBalancer("The app client that the rule signs in with"),
  iss: loadBalancer("The identity provider whose claims these are"),
  exp: loadBalancer("When the header stops being good"),
  nonce: entra("Marks tokens of Microsoft Graph, which nobody else can verify"),
};

const claims: Readonly<Record<string, ClaimMeaning>> = {
  iss: jwt("4.1.1", "Who issued it"),
  sub: jwt("4.1.2", "The user, or the client itself, as the issuer names it"),
  aud: jwt("4.1.3", "Whom it is for"),
  exp: jwt("4.1.4", "When it stops being good"),
  nbf: jwt("4.1.5", "Not good before"),
  iat: jwt("4.1.6", "When it was issued"),
  jti: jwt("4.1.7", "Its own id"),
  azp: openId("IDToken", "The client that it was issued to"),
  nonce: openId("IDToken", "Ties it to the sign-in that asked for it"),
  auth_time: openId("IDToken", "When the user signed in"),
  acr: openId("IDToken", "How strong the sign-in was"),
  amr: openId("IDToken", "How the user signed in"),
  at_hash: openId("CodeIDToken", "Ties the ID token to its access token"),
  c_hash: openId("HybridIDToken", "Ties the ID token to its authorization code"),
  sid: {
    meaning: "The session at the issuer",
    source: "OpenID Connect Front-Channel Logout",
    url: "https://openid.net/specs/openid-connect-frontchannel-1_0.html#RPLogout",
  },
  scope: {
    meaning: "What it may be used for",
    source: "RFC 9068, 2.2.3",
    url: "https://www.rfc-editor.org/rfc/rfc9068#section-2.2.3",
  },
  client_id: {
    meaning: "The client that asked for it",
    source: "RFC 9068, 2.2",
    url: "https://www.rfc-editor.org/rfc/rfc9068#section-2.2",
  },
  cnf: {
    meaning: "The key that its holder must prove",
    source: "RFC 7800, 3.1",
    url: "https://www.rfc-editor.org/rfc/rfc7800#section-3.1",
  },
  name: profile("Full name"),
  given_name: profile("First name"),
  family_name: profile("Last name"),
  middle_name: profile("Middle name"),
  nickname: profile("Casual name"),
  preferred_username: profile("The name that the user prefers"),
  profile: profile("Address of the user's profile page"),
  picture: profile("Address of the user's picture"),
  website: profile("Address of the user's website"),
  email: profile("Email address"),
  email_verified: profile("Whether the issuer has verified the email address"),
  gender: profile("Gender"),
  birthdate: profile("Birthday"),
  zoneinfo: profile("Time zone"),
  locale: profile("Language and country"),
  phone_number: profile("Phone number"),
  phone_number_verified: profile("Whether the issuer has verified the phone number"),
  address: profile("Postal address"),
  updated_at: profile("When the profile was last changed"),
  token_use: cognito("id", "Which of the two it is: id or access"),
  "cognito:groups": cognito("id", "Groups of the user pool that the user is in"),
  "cognito:roles": cognito("id", "IAM roles of those groups"),
  "cognito:preferred_role": cognito("id", "IAM role of the group with the highest precedence"),
  "cognito:username": cognito("id", "User name in the pool"),
  identities: cognito("id", "The user's accounts at federated providers"),
  origin_jti: cognito("access", "Id of the sign-in: revoked together with its refresh token"),
  event_id: cognito("access", "Id of the sign-in in the pool's logs"),
  device_key: cognito("access", "The remembered device"),
  username: cognito("access", "User name in the pool"),
  version: cognito("access", "Version of the access token's format"),
  "aws.cognito.signin.user.admin": cognito("access", "Lets the user manage their own profile"),
  scp: entra("Scopes that the user has granted"),
  roles: entra("App roles of the user or client"),
  groups: entra("Groups of the user"),
  tid: entra("The tenant"),
  oid: entra("The user's object id in the tenant"),
  upn: entra("The user's principal name"),
  appid: entra("The client, in tokens of version 1.0"),
  ver: entra("Version of the token's format"),
};

/** The meaning of a header parameter or claim; undefined for names that no standard or provider here defines. */
export function meaningOf(place: "header" | "claims", name: string): ClaimMeaning | undefined {
  const table = place === "header" ? header : claims;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

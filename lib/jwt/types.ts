/** The shapes that the token inspector takes and gives. Data only; see `index.ts` for the function. */
import type { FindingId, FindingLevel } from "./findings";

/** What the pasted text is, before anything is said of its content. */
export type TokenForm =
  | "jws-compact"
  | "jws-compact-padded"
  | "jws-unsecured"
  | "jws-detached"
  | "jws-json"
  | "jwe-compact"
  | "json"
  | "opaque"
  | "malformed"
  | "not-a-token"
  | "empty";

/** Who makes tokens like this one. */
export type TokenKind = "cognito-id" | "cognito-access" | "alb-oidc-data" | "oidc" | "unknown";

/** `unknown`: there was no trusted key to check with. */
export type SignatureState = "valid" | "invalid" | "unknown";
/** Would the target take the token at the given time? */
export type TokenVerdict = "accept" | "reject" | "cannot-tell";

/** A JSON value as it is shown. A number that JavaScript cannot hold exactly is the string of its digits. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };
/** A JSON object as it is shown. */
export type JsonObject = { [name: string]: JsonValue };

/** One thing that the inspector saw. `message` is one line: claim, value, expectation. */
export type TokenFinding = {
  readonly id: FindingId;
  readonly level: FindingLevel;
  readonly message: string;
  readonly claim?: string;
  readonly actual?: string;
  readonly expected?: string;
  readonly fix?: string;
};

/** One token of the paste. `label` says where it stood (`authorization`, `id_token`, a cookie's name). */
export type FoundToken = {
  readonly label: string;
  readonly text: string;
  readonly form: TokenForm;
  readonly kind: TokenKind;
  /** True for the one that the rest of the inspection is about. */
  readonly chosen: boolean;
};

/** Everything that is said of one paste. */
export type TokenInspection = {
  readonly form: TokenForm;
  readonly kind: TokenKind;
  readonly header?: JsonObject;
  readonly claims?: JsonObject;
  /** The decoded JSON text of header and payload, character for character. */
  readonly headerText?: string;
  readonly payloadText?: string;
  readonly signature: SignatureState;
  readonly verdict: TokenVerdict;
  readonly findings: readonly TokenFinding[];
  readonly tokens: readonly FoundToken[];
  /** Sentences on what keeps the verdict from being `accept`; empty when it is `accept` or `reject`. */
  readonly undecided: readonly string[];
};

/** What a place of keys answered. `because`: nothing was answered, and why; `bytes`: the size before it was cut. */
export type KeyAnswer = {
  readonly status: number;
  readonly body: string;
  readonly because?: string;
  readonly bytes?: number;
};

/** Gets a public key or a key set by address. Rejecting is allowed and is reported as `keys-unavailable`. */
export type KeySource = { fetch(url: string): Promise<KeyAnswer> };

/** One string or several; an empty list means that nothing is known of what is accepted. */
export type Audience = string | readonly string[];

/** A claim that a REST JWT authorizer wants; without `values` its presence is enough. */
export type RequiredClaim = string | { readonly name: string; readonly values?: readonly string[] };

/** One issuer of a REST JWT authorizer. */
export type JwtProvider = {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: Audience;
  readonly algorithms: readonly string[];
  readonly requiredClaims: readonly RequiredClaim[];
};

/**
 * A claim of an ALB `jwt-validation` action.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_JwtValidationActionAdditionalClaim.html
 */
export type AdditionalClaim = {
  readonly name: string;
  readonly format: "single-string" | "space-separated-values" | "string-array";
  readonly values: readonly string[];
};

/** A verifier for one user pool. */
export type CognitoTarget = {
  readonly kind: "cognito";
  readonly region: string;
  readonly userPoolId: string;
  readonly issuer: string;
  readonly jwksUri: string;
  /** App clients that are accepted; empty: any client of the pool. */
  readonly clientIds: readonly string[];
  readonly tokenUse: "id" | "access" | null;
  readonly scopes?: readonly string[];
  readonly groups?: readonly string[];
};

/** REST API authorizer of type COGNITO_USER_POOLS; the scopes are those of the deployed method. */
export type RestCognitoTarget = {
  readonly kind: "rest-cognito";
  readonly region: string;
  readonly providerArns: readonly string[];
  readonly issuers: readonly string[];
  readonly jwksUri: string;
  /** Issuer and key address of each pool; wins over `issuers` and `jwksUri`. */
  readonly pools?: readonly { readonly issuer: string; readonly jwksUri: string }[];
  readonly scopes: readonly string[];
  readonly identitySource: string;
  readonly identityValidationExpression?: string;
};

/** REST API authorizer of type JWT. */
export type RestJwtTarget = {
  readonly kind: "rest-jwt";
  readonly providers: readonly JwtProvider[];
  readonly scopes: readonly string[];
  readonly identitySource: string;
};

/** REST API Lambda authorizer of type TOKEN. */
export type RestTokenTarget = {
  readonly kind: "rest-token";
  readonly identitySource: string;
  readonly identityValidationExpression?: string;
};

/** HTTP API authorizer of type JWT; the scopes are those of the route. */
export type HttpJwtTarget = {
  readonly kind: "http-jwt";
  readonly region: string;
  readonly issuer: string;
  readonly audience: Audience;
  readonly jwksUri: string;
  readonly scopes: readonly string[];
  readonly identitySource: string;
};

/** An application behind a load balancer that reads x-amzn-oidc-data. */
export type AlbOidcDataTarget = {
  readonly kind: "alb-oidc-data";
  readonly region: string;
  readonly albArn: string;
  readonly clientId?: string;
  readonly issuer?: string;
  /** Address to which the key id is appended. */
  readonly keyBase: string;
};

/** A listener rule with the jwt-validation action. */
export type AlbJwtTarget = {
  readonly kind: "alb-jwt";
  readonly region: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly additionalClaims: readonly AdditionalClaim[];
};

/** Any OpenID Connect verifier. */
export type OidcTarget = {
  readonly kind: "oidc";
  readonly issuer: string;
  readonly audience: Audience;
  readonly jwksUri: string;
  readonly tokenKind?: "id" | "access";
};

/** What would take the token. */
export type TokenTarget =
  | CognitoTarget
  | RestCognitoTarget
  | RestJwtTarget
  | RestTokenTarget
  | HttpJwtTarget
  | AlbOidcDataTarget
  | AlbJwtTarget
  | OidcTarget;

/** `now` is the time of the verdict; the present unless given. */
export type InspectOptions = {
  readonly target?: TokenTarget | undefined;
  readonly keys?: KeySource | undefined;
  readonly now?: Date | undefined;
};

/** What one step of the judgement adds. `undecided` sentences keep the verdict from being `accept`. */
export type Judgement = { readonly findings: readonly TokenFinding[]; readonly undecided: readonly string[] };

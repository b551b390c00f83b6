/** The token inspector: pure, for browser, server and command line alike. */
export { FINDING_IDS, FINDINGS, type FindingId, type FindingLevel } from "./findings";
export { inspectToken } from "./inspect-token";
export type {
  AdditionalClaim,
  AlbJwtTarget,
  AlbOidcDataTarget,
  Audience,
  CognitoTarget,
  FoundToken,
  HttpJwtTarget,
  InspectOptions,
  JsonObject,
  JsonValue,
  JwtProvider,
  KeySource,
  OidcTarget,
  RequiredClaim,
  RestCognitoTarget,
  RestJwtTarget,
  RestTokenTarget,
  SignatureState,
  TokenFinding,
  TokenForm,
  TokenInspection,
  TokenKind,
  TokenTarget,
  TokenVerdict,
} from "./types";

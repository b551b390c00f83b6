import "server-only";

export { LIMITS } from "./limits";
export { createOutbound } from "./outbound";
export type {
  GetOptions,
  MappedHost,
  Outbound,
  OutboundSettings,
  PeerCertificate,
  Probe,
  ProbeAddresses,
  ProbeFailureCode,
  ProbeHeaders,
  ProbeTimings,
  RecordType,
  RedirectError,
  Resolution,
  ResolutionFailureCode,
} from "./types";

import type { Symptom } from "../../symptom";

type Uncheckable = Symptom["uncheckable"][number];

/** Causes that no configuration of an API shows, each with the reason. */
export const uncheckable = {
  token: {
    cause: "the token or header that the caller sent",
    why: "it is in no configuration: paste the call beside its diagnosis, or the token in the inspector, where it stays in the browser",
  },
  functionAnswer: {
    cause: "what the authorizer's function answers to this caller",
    why: "no function is called; its own log shows it",
  },
  backend: {
    cause: "what the backend itself refuses",
    why: "no backend is asked; integration.status in the access log shows that it answered",
  },
  proxy: {
    cause: "a proxy or CDN before the API that drops the Authorization header",
    why: "only the request as it arrives shows it: compare with a call to the execute-api host",
  },
  keptAnswer: {
    cause: "an answer of the authorizer that is kept from an earlier call",
    why: "what is in the cache cannot be read; it ends with its TTL",
  },
  signature: {
    cause: "how the request was signed: credentials, Region, service, clock",
    why: "a signature is made by the caller and is in no configuration",
  },
  endpointPolicy: {
    cause:
      "a policy on a VPC endpoint, with which the Authorization header is read as a signature at methods without an authorizer",
    why: "policies of VPC endpoints are not read",
  },
  webAcl: {
    cause: "which rule of a web ACL blocked the request",
    why: "its decisions stand in its own log and in sampled requests",
  },
  key: {
    cause: "which API key the caller sent",
    why: "keys are secrets: their values are never read",
  },
  clientCertificate: {
    cause: "the client certificate that the caller showed",
    why: "no configuration shows what a caller sends",
  },
  load: {
    cause: "how many calls came at that moment",
    why: "metrics are not read; Count and 4XXError by the minute show it",
  },
  requestShape: {
    cause: "what stands in the request: its body, parameters, size and content type",
    why: "models and validators are not read",
  },
  integration: {
    cause: "whether the integration answers, and in time",
    why: "no integration is asked",
  },
} as const satisfies Record<string, Uncheckable>;

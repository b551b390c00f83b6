import * as z from "zod";
import { jsonValue } from "./finding";
import { resourceRef } from "./resource";

/** Whether the callback of a host is registered at the provider. */
export const callbackAnswer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("registered"),
    /** `accepted`: no list can be read, but the authorization endpoint took it. */
    by: z.enum(["listed", "accepted"]),
  }),
  z.strictObject({
    kind: z.literal("missing"),
    /** `refused`: the authorization endpoint said so, with a documented code. */
    by: z.enum(["listed", "refused"]),
    /** The registered callback that is nearest to it: what to compare letter by letter. */
    nearest: z.string().optional(),
    detail: z.string().optional(),
  }),
  /** A pattern stands for many hosts and cannot be registered itself: the callbacks of hosts that it takes. */
  z.strictObject({ kind: z.literal("pattern"), registered: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("unknown"), reason: z.string() }),
]);
export type CallbackAnswer = z.infer<typeof callbackAnswer>;

/** A host, or a pattern of hosts, that the rule can answer. */
export const callbackRow = z.strictObject({
  host: z.string(),
  /** What names it: the URL that was brought, a host condition, a certificate of the listener, or its DNS name. */
  namedBy: z.enum(["url", "condition", "certificate", "load-balancer"]),
  /** What the load balancer sends as `redirect_uri`; null for a pattern. */
  callback: z.string().nullable(),
  answer: callbackAnswer,
  /** What keeps requests for the host from this rule, or browsers from the host. */
  note: z.string().optional(),
});
export type CallbackRow = z.infer<typeof callbackRow>;

/** Every host that the rule can answer beside the callbacks that the provider knows. */
export const callbackMatrix = z.strictObject({
  /** Who keeps the list: "app client web", or the issuer. */
  registrar: z.string(),
  rows: z.array(callbackRow),
  /** Registered callbacks that no host of this rule sends. */
  unused: z.array(z.string()),
  /** What is not known about the hosts of the rule. */
  gaps: z.array(z.string()),
});
export type CallbackMatrix = z.infer<typeof callbackMatrix>;

/** One question to an endpoint, as seen from the dashboard. `certificateUntil`: ISO 8601. */
export const endpointAnswer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("answered"),
    url: z.string(),
    status: z.number(),
    elapsedMs: z.number(),
    certificateUntil: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal("failed"),
    url: z.string(),
    message: z.string(),
    elapsedMs: z.number(),
    certificateUntil: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("unknown"), reason: z.string() }),
]);
export type EndpointAnswer = z.infer<typeof endpointAnswer>;

export const endpointRow = z.strictObject({
  endpoint: z.enum(["issuer", "authorization", "token", "userinfo", "jwks"]),
  /** The value of the rule or authorizer; null where one of this kind has none. */
  own: z.string().nullable(),
  /** The value of the discovery document; null where it gives none or was not read. */
  published: z.string().nullable(),
  comparison: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("equal") }),
    z.strictObject({ kind: z.literal("differs"), in: z.enum(["text", "host", "tenant", "path"]) }),
    /** The rule or authorizer names none of its own, so nothing can differ. */
    z.strictObject({ kind: z.literal("not-in-rule") }),
    z.strictObject({ kind: z.literal("unknown"), reason: z.string() }),
  ]),
  answer: endpointAnswer,
});
export type EndpointRow = z.infer<typeof endpointRow>;

/** The rule or authorizer beside the discovery documents of its issuers. */
export const endpointTable = z.strictObject({
  /** `derived`: AWS makes the addresses out of the user pool and its domain. */
  ownBy: z.enum(["rule", "authorizer", "derived"]),
  /** Of an authorizer with several issuers, each begins with its row `issuer`. */
  rows: z.array(endpointRow),
});
export type EndpointTable = z.infer<typeof endpointTable>;

/** Seconds, or why they are not known. `from`: configured, or what holds where nothing is. */
export const lifetime = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("known"), seconds: z.number(), from: z.enum(["configured", "default"]) }),
  z.strictObject({ kind: z.literal("unknown"), reason: z.string() }),
]);
export type Lifetime = z.infer<typeof lifetime>;

/** How long a sign-in lasts, and what ends it. */
export const sessionArithmetic = z.strictObject({
  cookie: z.string(),
  session: lifetime,
  accessToken: lifetime,
  idToken: lifetime,
  refreshToken: lifetime,
  /** What ends a session first. */
  endsBy: z.enum(["session-timeout", "refresh-token", "unknown"]),
  /** One sentence with the numbers. */
  sentence: z.string(),
});
export type SessionArithmetic = z.infer<typeof sessionArithmetic>;

/** Bytes of session cookies against what the load balancer lets through. */
export const cookieBudget = z.strictObject({
  cookie: z.string(),
  /** Session cookies of other names that a browser may send to the same host, with the rules that set them. */
  others: z.array(z.strictObject({ cookie: z.string(), rules: z.array(z.string()) })),
  /** By number of shards of this cookie, the others absent. */
  rows: z.array(
    z.strictObject({
      shards: z.number(),
      bytes: z.number(),
      /** Left of one header: what all other cookies may take over HTTP/1.1. */
      leftOfHeader: z.number(),
      leftOfAll: z.number(),
    }),
  ),
  /** With every session cookie at its largest. Negative: over the limit. */
  worst: z.strictObject({ bytes: z.number(), leftOfHeader: z.number(), leftOfAll: z.number() }),
});
export type CookieBudget = z.infer<typeof cookieBudget>;

/** A rule that answers a host of the chain without a sign-in. */
export const openRoute = z.strictObject({
  chain: z.string(),
  /** "HTTPS:443". */
  listener: z.string(),
  rule: z.string(),
  /** Tried before the chain's own rule, after it, the rule itself, or by another listener. */
  place: z.enum(["own", "before", "after", "other-listener"]),
  conditions: z.array(z.string()),
  action: z.string(),
  /** What the answer gives away: the chain's own targets, other targets, or none. */
  reaches: z.enum(["same-targets", "other-targets", "no-target"]),
  /** The hosts of the chain that it answers, where it is only some of them; else empty. */
  hosts: z.array(z.string()),
  note: z.string().optional(),
});
export type OpenRoute = z.infer<typeof openRoute>;

export const openRoutes = z.strictObject({
  routes: z.array(openRoute),
  /** Listeners whose rules could not be read. */
  gaps: z.array(z.string()),
});
export type OpenRoutes = z.infer<typeof openRoutes>;

/** What a program needs to get a token that an API takes, and to send it. */
export const clientCard = z.strictObject({
  clientId: z.string(),
  name: z.string(),
  poolId: z.string(),
  region: z.string(),
  hasSecret: z.boolean(),
  /** OAuth grants; none: the client has OAuth switched off. */
  grants: z.array(z.string()),
  /** Other ways to sign in, as `ExplicitAuthFlows` names them. */
  flows: z.array(z.string()),
  scopes: z.array(z.string()),
  callbacks: z.array(z.string()),
  /** Null: the pool has no domain, so neither address exists. */
  authorizeUrl: z.string().nullable(),
  tokenUrl: z.string().nullable(),
  /** Commands with placeholders: to get a token, then to call. */
  commands: z.array(z.string()),
  /** Why tokens of this client are not taken, as far as the configuration says. */
  hindrances: z.array(z.string()),
  /** What helped somebody else, though nothing documented says why: to be looked at last. */
  hints: z.array(z.string()),
});
export type ClientCard = z.infer<typeof clientCard>;

/** The app clients whose tokens a method or route takes. */
export const clientCards = z.strictObject({
  /** Which token is to be sent, and where: "the access token, in the header Authorization". */
  send: z.string(),
  clients: z.array(clientCard),
  /** Clients beyond those, and what could not be read. */
  gaps: z.array(z.string()),
});
export type ClientCards = z.infer<typeof clientCards>;

/** What is worth knowing of a chain beside its verdict. Null: a chain of this kind has no such thing. */
export const chainPanels = z.strictObject({
  callbacks: callbackMatrix.nullable(),
  endpoints: endpointTable.nullable(),
  session: sessionArithmetic.nullable(),
  cookies: cookieBudget.nullable(),
  openRoutes: openRoutes.nullable(),
  /** Of an API alone. */
  clients: clientCards.nullable(),
  /** Read-only commands that show the same, by panel. */
  commands: z.strictObject({
    callbacks: z.array(z.string()),
    endpoints: z.array(z.string()),
    session: z.array(z.string()),
    cookies: z.array(z.string()),
    openRoutes: z.array(z.string()),
    clients: z.array(z.string()),
  }),
});
export type ChainPanels = z.infer<typeof chainPanels>;

/** Other chains that share one thing with a chain. */
export const sharedThing = z.strictObject({
  what: z.enum(["client", "authorizer", "function", "user-pool", "issuer", "session-cookie", "certificate"]),
  /** ARN, id, URL or name. */
  id: z.string(),
  /** Of a client, whose it is: user pool id or issuer. */
  of: z.string().optional(),
  chains: z.array(
    z.strictObject({
      id: z.string(),
      host: z.string(),
      account: z.string(),
      region: z.string(),
      /** The name of the load balancer or API. */
      root: z.string(),
      /** Which of its chains: "HTTPS:443, rule 10", or "stage prod, GET /orders". */
      place: z.string(),
    }),
  ),
});
export type SharedThing = z.infer<typeof sharedThing>;

/** What else hangs on what a chain uses, as far as the fleet was read. */
export const blastRadius = z.strictObject({
  things: z.array(sharedThing),
  scopes: z.strictObject({ asked: z.number(), read: z.number() }),
  /** False: reading goes on, or not all could be listed. */
  complete: z.boolean(),
  /** ISO 8601: when reading began. */
  takenAt: z.string(),
  /** Read-only commands that look for the same in the account and Region of the chain. */
  commands: z.array(z.string()),
});
export type BlastRadius = z.infer<typeof blastRadius>;

/** One thing of a chain as AWS answered it, without any secret. */
export const configurationPart = z.strictObject({
  /** As the snapshot calls it; certificates are several. */
  artifact: z.string(),
  title: z.string(),
  resource: resourceRef,
  content: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("read"), value: jsonValue }),
    /** AWS says that it does not exist. */
    z.strictObject({ kind: z.literal("absent") }),
    z.strictObject({ kind: z.literal("failed"), reason: z.string() }),
    /** It was not needed, or not asked yet. */
    z.strictObject({ kind: z.literal("skipped"), reason: z.string() }),
  ]),
});
export type ConfigurationPart = z.infer<typeof configurationPart>;

import "server-only";
import { isIP } from "node:net";
import * as z from "zod";

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/;
const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const address = (family: 4 | 6) =>
  z.string().refine((text) => isIP(text) === family, { error: `is not an IPv${family} address` });

/** `10.0.0.0/8`, `fd00::/8`. */
export function isCidr(text: string): boolean {
  const [base = "", length = "", ...rest] = text.split("/");
  const family = isIP(base);
  return (
    family !== 0 &&
    rest.length === 0 &&
    /^\d{1,3}$/.test(length) &&
    Number(length) <= (family === 4 ? 32 : 128)
  );
}

/** `127.0.0.1:5443`, `[::1]:5443`. */
function isAddressAndPort(text: string): boolean {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  if (!match) return false;
  const [, six, four, port] = match;
  const family = six === undefined ? isIP(four ?? "") === 4 : isIP(six) === 6;
  return family && Number(port) >= 1 && Number(port) <= 65_535;
}

const account = z
  .strictObject({
    id: z.string().regex(/^\d{12}$/, { error: "is not 12 digits" }),
    name: z.string().min(1, { error: "is empty" }).optional(),
    roleArn: z.string().regex(ROLE_ARN, { error: "is not the ARN of an IAM role" }).optional(),
    externalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/, {
        error: "is not an external id (2 to 1224 letters, digits and +=,.@:/-)",
      })
      .optional(),
    regions: z
      .array(z.string().regex(REGION, { error: "is not the name of an AWS Region" }))
      .min(1, { error: "names no Region" }),
  })
  .superRefine((value, context) => {
    const owner = value.roleArn === undefined ? value.id : ROLE_ARN.exec(value.roleArn)?.[1];
    if (owner !== value.id) {
      context.addIssue({
        code: "custom",
        path: ["roleArn"],
        message: `is a role of account ${owner}, not of ${value.id}`,
      });
    }
    if (value.externalId !== undefined && value.roleArn === undefined) {
      context.addIssue({ code: "custom", path: ["externalId"], message: "is of use with roleArn only" });
    }
  });

const mappedHost = z.strictObject({
  a: z.array(address(4)),
  aaaa: z.array(address(6)),
  connect: z.string().refine(isAddressAndPort, { error: "is not an address and a port" }).optional(),
});

const link = z.strictObject({
  title: z.string().min(1, { error: "is empty" }),
  url: z.string().refine((text) => /^\/(?!\/)/.test(text) || /^https?:\/\/[^\s]+$/.test(text), {
    error: "is neither an http(s) URL nor a path of the dashboard",
  }),
  checks: z.array(z.string()),
});

const LOAD_BALANCER_ARN =
  /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{16}$/;
const httpsUrl = z.string().refine((text) => isUrl(text, ["https:"]), { error: "is not an https URL" });

function isUrl(text: string, protocols: readonly string[], mayHaveUser = false): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !protocols.includes(url.protocol) || url.hash !== "" || url.hostname === "")
    return false;
  return mayHaveUser || (url.username === "" && url.password === "");
}

function tellsPassword(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, password } = new URL(text);
  return protocol === "redis:" && password !== "" && !isLoopback(hostname.replace(/^\[|\]$/g, ""));
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Where people open the dashboard: https, or http on this machine. */
function isOrigin(text: string): boolean {
  if (!isUrl(text, ["https:", "http:"])) return false;
  const { origin, protocol, hostname } = new URL(text);
  return text === origin && (protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1");
}

const text = z.string().min(1, { error: "is empty" });
/** Which accounts the members of each group may see. Without it, who is signed in sees all. */
const groups = z
  .record(
    text,
    z.union([z.literal("all"), z.array(z.string()).min(1)], {
      error: 'is neither "all" nor a list of account ids',
    }),
  )
  .refine((value) => Object.keys(value).length > 0, { error: "is empty: leave it out to admit everybody" });

const whoMay = { groupsClaim: text.optional(), groups: groups.optional(), signOutUrl: httpsUrl.optional() };

const signIn = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("alb"),
      signers: z
        .array(
          z.string().regex(LOAD_BALANCER_ARN, { error: "is not the ARN of an Application Load Balancer" }),
        )
        .min(1, { error: "names no load balancer" }),
      issuer: httpsUrl,
      clientId: text,
      /** As the listener rule has it; its cookies end at sign-out. */
      sessionCookie: z
        .string()
        .regex(/^[\w-]{1,64}$/, { error: "is not the name of a cookie" })
        .optional(),
      ...whoMay,
    }),
    z.strictObject({
      type: z.literal("oidc"),
      issuer: httpsUrl,
      clientId: text,
      scopes: z.array(text).optional(),
      ...whoMay,
    }),
  ],
  { error: 'is neither "alb" nor "oidc"' },
);

/** What AUTHPATH_CONFIG names or holds. */
export const configFile = z
  .strictObject({
    /** Where people open the dashboard. */
    origin: z
      .string()
      .refine(isOrigin, { error: "is not an origin: https, a host, and nothing behind it" })
      .optional(),
    /** Further names under which the dashboard answers. */
    hosts: z.array(z.string().regex(HOST, { error: "is not a host name in lower case" })).optional(),
    signIn: signIn.optional(),
    accounts: z
      .array(account)
      .min(1, { error: "is empty: leave it out to read the caller's own account" })
      .optional(),
    outbound: z
      .strictObject({
        hosts: z
          .record(z.string().regex(HOST, { error: "is not a host name in lower case" }), mappedHost)
          .optional(),
        allow: z.array(z.string().refine(isCidr, { error: "is not an address range" })).optional(),
        /** PEM file with further roots that count as public. */
        caFile: z.string().min(1, { error: "is empty" }).optional(),
      })
      .optional(),
    probes: z
      .strictObject({
        /** Offer a made-up code to a user pool's token endpoint with the app client's own secret, to see it accepted. */
        tokenEndpoint: z.boolean().optional(),
        /** Let people have API Gateway call a Lambda authorizer with made-up values, at the press of a button. */
        testAuthorizer: z.boolean().optional(),
      })
      .optional(),
    logs: z
      .strictObject({
        /** Read the load balancers' access logs from the buckets that their attributes name. */
        s3: z.boolean().optional(),
        /** Have Athena count them: of each account and Region, the workgroup and the database with a table over them. */
        athena: z
          .strictObject({
            workgroup: z
              .string()
              .regex(/^[\w.-]{1,128}$/, { error: "is not the name of an Athena workgroup" }),
            database: z.string().regex(/^[a-z0-9_]{1,255}$/, {
              error: "is not the name of a database (lower-case letters, digits and _)",
            }),
          })
          .optional(),
      })
      .optional(),
    links: z.array(link).optional(),
  })
  .superRefine((value, context) => {
    const ids = value.accounts?.map(({ id }) => id) ?? [];
    ids.forEach((id, index) => {
      if (ids.indexOf(id) === index) return;
      context.addIssue({ code: "custom", path: ["accounts", index, "id"], message: "stands twice" });
    });
    if (value.signIn === undefined) return;
    if (value.origin === undefined) {
      context.addIssue({ code: "custom", path: ["origin"], message: "is missing: sign-in needs it" });
    }
    for (const [group, accounts] of Object.entries(value.signIn.groups ?? {})) {
      for (const [index, id] of (accounts === "all" ? [] : accounts).entries()) {
        if (ids.includes(id)) continue;
        const path = ["signIn", "groups", group, index];
        context.addIssue({ code: "custom", path, message: `is ${id}, which is not one of the accounts` });
      }
    }
  });
export type ConfigFile = z.infer<typeof configFile>;

/** Process environment: where to listen, who may read, and secrets, which no file should hold. */
export const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "is not a port number" })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: "is over 65535" })
    .default(5610),
  HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || HOST.test(text), { error: "is neither an address nor a host name" })
    .default("127.0.0.1"),
  AUTHPATH_ALLOW_ANONYMOUS: z
    .enum(["0", "1"], { error: "is neither 0 nor 1" })
    .default("0")
    .transform((value) => value === "1"),
  AUTHPATH_OIDC_CLIENT_SECRET: z.string().optional(),
  AUTHPATH_SESSION_SECRET: z.string().min(32, { error: "is shorter than 32 characters" }).optional(),
  AUTHPATH_CACHE_URL: z
    .string()
    .refine((text) => isUrl(text, ["redis:", "rediss:"], true), {
      error: "is not a redis:// or rediss:// URL",
    })
    .refine((text) => !tellsPassword(text), {
      error: "would send its password in the clear: use rediss://",
    })
    .optional(),
  AUTHPATH_CACHE_SECRET: z.string().min(32, { error: "is shorter than 32 characters" }).optional(),
  /** https://opentelemetry.io/docs/specs/otel/protocol/exporter/; the exporter reads it, and its kin, by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((text) => isUrl(text, ["http:", "https:"]), { error: "is not an http(s) URL" })
    .optional(),
  AUTHPATH_LOG: z
    .enum(["0", "1"], { error: "is neither 0 nor 1" })
    .transform((value) => value === "1")
    .optional(),
});
export type ReadEnvironment = z.infer<typeof environment>;

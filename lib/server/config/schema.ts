import "server-only";
import { isIP } from "node:net";
import * as z from "zod";

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/;
const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

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

/** The file that AUTHPATH_CONFIG names. */
export const configFile = z
  .strictObject({
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
  });
export type ConfigFile = z.infer<typeof configFile>;

/** Process environment: `PORT`, `HOST`, `AUTHPATH_ALLOW_ANONYMOUS`. */
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
    .transform((text) => text === "1"),
});

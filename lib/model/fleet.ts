import * as z from "zod";
import { apiKind } from "./api-chain";
import { severity } from "./finding";
import { hopStatus } from "./flow-graph";
import { gatherError } from "./gathered";

export const chainKind = z.enum(["alb-cognito", "alb-oidc", "alb-jwt", "alb-open"]);

/** One chain in a list: where it is, and the worst that configuration alone shows. */
export const fleetChain = z.strictObject({
  id: z.string(),
  kind: z.enum([...chainKind.options, ...apiKind.options]),
  /** The first host or pattern, or "any host"; of an API its own address. */
  host: z.string(),
  hosts: z.array(z.string()),
  account: z.string(),
  accountName: z.string(),
  region: z.string(),
  /** The name of the load balancer or API. */
  root: z.string(),
  /** Which of its chains: "HTTPS:443, rule 10", or "stage prod, GET /orders". */
  place: z.string(),
  worst: z
    .strictObject({
      check: z.string(),
      title: z.string(),
      status: hopStatus.exclude(["not-reached"]),
      severity,
    })
    .nullable(),
  counts: z.strictObject({ fail: z.number(), likely: z.number(), unknown: z.number(), pass: z.number() }),
});
export type FleetChain = z.infer<typeof fleetChain>;

/** Every chain of every configured account and Region, as far as it was read. A scope is one load balancer or one API. */
export const fleet = z.strictObject({
  chains: z.array(fleetChain),
  scopes: z.strictObject({ asked: z.number(), read: z.number() }),
  errors: z.array(gatherError),
  takenAt: z.string(),
});
export type Fleet = z.infer<typeof fleet>;

/** The load balancers and APIs of one account and Region, or why they are not known. */
export const inventoryPlace = z.strictObject({
  account: z.string(),
  accountName: z.string(),
  region: z.string(),
  loadBalancers: z.array(
    z.strictObject({
      scope: z.string(),
      name: z.string(),
      dnsName: z.string(),
      scheme: z.string(),
      state: z.string(),
    }),
  ),
  error: gatherError.nullable(),
  apis: z.array(
    z.strictObject({ scope: z.string(), name: z.string(), kind: z.enum(["rest", "http", "ws"]) }),
  ),
  apisError: gatherError.nullable(),
});
export type InventoryPlace = z.infer<typeof inventoryPlace>;

import * as z from "zod";
import { hopId } from "./finding";
import { resourceRef } from "./resource";

/** What a hop's worst finding makes of it. */
export const hopStatus = z.enum(["fails", "likely", "unknown", "by-design", "passes", "not-reached"]);
export type HopStatus = z.infer<typeof hopStatus>;

export const flowNode = z.strictObject({
  id: hopId,
  /** What kind of hop it is: "Listener", "Token endpoint". */
  title: z.string(),
  /** Which one: "HTTPS:443", "acme-login.auth.eu-west-1.amazoncognito.com". */
  name: z.string(),
  status: hopStatus,
  lane: z.enum(["front", "back"]),
  /** 1 to 8, left to right. */
  column: z.number(),
  resource: resourceRef.optional(),
  /** The check whose finding decides the status. */
  worst: z.string().optional(),
  details: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});
export type FlowNode = z.infer<typeof flowNode>;

/** `step` numbers the order of a sign-in. `failsWith`: what is seen where this edge breaks. */
export const flowEdge = z.strictObject({
  from: hopId,
  to: hopId,
  step: z.number(),
  kind: z.enum(["front-channel", "back-channel", "forward", "refuse"]),
  label: z.string(),
  failsWith: z.string().optional(),
});
export type FlowEdge = z.infer<typeof flowEdge>;

export const flowGraph = z.strictObject({ nodes: z.array(flowNode), edges: z.array(flowEdge) });
export type FlowGraph = z.infer<typeof flowGraph>;

import * as z from "zod";

/** What a reference can point at. The word is the join key of graph, findings and page. */
export const resourceKind = z.enum([
  "load-balancer",
  "listener",
  "rule",
  "certificate",
  "target-group",
  "security-group",
  "network-acl",
  "route-table",
  "user-pool",
  "user-pool-domain",
  "app-client",
  "resource-server",
  "identity-provider",
  "branding",
  "provider",
  "endpoint",
  "key-set",
  "host",
  "api",
  "stage",
  "method",
  "authorizer",
  "gateway-response",
  "api-domain",
  "usage-plan",
  "function",
  "role",
]);

/** `id` is what AWS or the web calls it (ARN, id, URL, host name); `name` is what a person calls it. */
export const resourceRef = z.strictObject({ kind: resourceKind, id: z.string(), name: z.string() });
export type ResourceRef = z.infer<typeof resourceRef>;

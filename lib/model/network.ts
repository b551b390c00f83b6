import * as z from "zod";

// Shapes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html

/** One rule of a security group. `Protocol` "-1" is every protocol; ports are absent then. */
export const permission = z.strictObject({
  Protocol: z.string(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  Cidrs: z.array(z.string()),
  PrefixListIds: z.array(z.string()),
  GroupIds: z.array(z.string()),
});
export type Permission = z.infer<typeof permission>;

export const securityGroup = z.strictObject({
  GroupId: z.string(),
  GroupName: z.string(),
  Ingress: z.array(permission),
  Egress: z.array(permission),
});
export type SecurityGroup = z.infer<typeof securityGroup>;

/** `RuleNumber` 32767 is the final deny. */
export const networkAclEntry = z.strictObject({
  RuleNumber: z.number(),
  Egress: z.boolean(),
  RuleAction: z.string(),
  Protocol: z.string(),
  Cidr: z.string(),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
});
export type NetworkAclEntry = z.infer<typeof networkAclEntry>;

export const networkAcl = z.strictObject({
  NetworkAclId: z.string(),
  SubnetIds: z.array(z.string()),
  Entries: z.array(networkAclEntry),
});
export type NetworkAcl = z.infer<typeof networkAcl>;

/** Where a route leads, in one word, and the id of what it leads to. */
export const route = z.strictObject({
  /** A CIDR or the id of a prefix list. */
  Destination: z.string(),
  Target: z.enum(["internet-gateway", "nat-gateway", "nat-instance", "local", "elsewhere", "none"]),
  TargetId: z.string(),
  /** active or blackhole. */
  State: z.string(),
});
export type Route = z.infer<typeof route>;

export const routeTable = z.strictObject({
  RouteTableId: z.string(),
  /** It serves every subnet of the VPC that names no other. */
  Main: z.boolean(),
  SubnetIds: z.array(z.string()),
  Routes: z.array(route),
});
export type RouteTable = z.infer<typeof routeTable>;

/** A target group's open doors: what may reach its targets beside the load balancer. */
export const targetDoors = z.strictObject({
  /** Security groups of the targets' network interfaces. */
  SecurityGroups: z.array(securityGroup),
  /** Ports at which targets are registered. */
  Ports: z.array(z.number()),
});
export type TargetDoors = z.infer<typeof targetDoors>;

/** A web ACL in front of a load balancer; null where there is none. */
export const webAcl = z.strictObject({
  Name: z.string(),
  ARN: z.string(),
  ManagedRuleGroups: z.array(z.string()),
});
export type WebAcl = z.infer<typeof webAcl>;

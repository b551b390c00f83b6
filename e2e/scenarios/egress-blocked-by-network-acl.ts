import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "egress-blocked-by-network-acl";

export const scenario: Scenario = {
  id,
  title: "The network ACL lets no answers back in",
  story:
    "The network ACL of the public subnets was tightened to 80 and 443 inbound. Pages load, but what the provider answers to the load balancer comes to a high port and is dropped.",
  build: () =>
    oidcWorld(id, ({ region }) => {
      const [acl] = region.ec2.networkAcls;
      const inbound = (RuleNumber: number, port: number) => ({
        CidrBlock: "0.0.0.0/0",
        Egress: false,
        PortRange: { From: port, To: port },
        Protocol: "6",
        RuleAction: "allow" as const,
        RuleNumber,
      });
      const kept = (acl?.Entries ?? []).filter(({ Egress, RuleNumber }) => Egress || RuleNumber === 32_767);
      if (acl) acl.Entries = [inbound(100, 443), inbound(110, 80), ...kept];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500, reason: "AuthTokenEpRequestTimeout" },
  answer: "found",
  causes: { server: ["egress-blocked-by-network-acl"] },
};

import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "egress-blocked-by-security-group";

export const scenario: Scenario = {
  id,
  title: "The load balancer's security group lets nothing out but to the targets",
  story:
    "A template named only the targets in the egress rules of the load balancer's security group. The sign-in page appears; the way back from it hangs and ends in 500.",
  build: () =>
    cognitoWorld(id, ({ network }) => {
      const { securityGroup, targetSecurityGroup } = network;
      securityGroup.IpPermissionsEgress = [
        {
          IpProtocol: "tcp",
          FromPort: 8080,
          ToPort: 8080,
          IpRanges: [],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [{ GroupId: targetSecurityGroup.GroupId, UserId: targetSecurityGroup.OwnerId }],
        },
      ];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "found",
  causes: { server: ["egress-blocked-by-security-group"] },
};

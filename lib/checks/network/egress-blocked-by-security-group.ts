import { reachByGroup } from "../../facts/reach-by-group";
import { listed } from "../../facts/words";
import type { Fix } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { awsCommand } from "../fixes/shell";
import { judgeWayOut, portsOfStops } from "./shared-way-out";

export default defineCheck({
  id: "egress-blocked-by-security-group",
  title: "A security group of the load balancer lets it out to the provider",
  failureTitle: "No security group of the load balancer lets it out to the provider",
  description:
    "The load balancer itself asks the provider for tokens, user claims or keys. Where none of its security groups lets the port out to the provider, the callback hangs for about 5 seconds and ends in 500. Templates that name only the targets in the egress rules do this.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albAuthentication, documents.securityGroupRules],
  requires: ["loadBalancer", "destinations", "securityGroups"],
  uses: ["prefixLists"],
  evaluate: ({ destinations, securityGroups, prefixLists }, _chain, { region }) => {
    const groups = securityGroups.value;
    const lists = prefixLists.state === "ok" ? prefixLists.value.value : {};
    const read = awsCommand("ec2", "describe-security-groups", {
      region,
      "group-ids": groups.map(({ value }) => value.GroupId),
      query: "SecurityGroups[].[GroupId,IpPermissionsEgress]",
    });
    const way = {
      name: "security groups",
      reach: (destination: Parameters<typeof reachByGroup>[1]) =>
        reachByGroup(
          groups.map(({ value }) => value),
          destination,
          lists,
        ),
    };
    const egress = groups.map((group) => field(group, ["Egress"]));
    return judgeWayOut(destinations.value, [way], lists, egress, ({ stops, to }) => {
      const ports = portsOfStops(stops);
      const [first, ...others] = groups.map((group) =>
        field(group, ["Egress"], {
          expected: `an egress rule for ${listed(ports.map((port) => `tcp/${port}`))} to the provider`,
          command: read,
        }),
      );
      const names = listed(groups.map(({ value }) => `${value.GroupId} (${value.GroupName})`));
      const [target] = groups;
      return {
        because: `${groups.length === 1 ? "Security group" : "None of the security groups"} ${names} ${groups.length === 1 ? "does not let" : "lets"} ${listed(ports.map((port) => `tcp/${port}`))} out to ${to}.`,
        evidence: [first ?? field(securityGroups, []), ...others],
        fixes: target ? ports.flatMap((port) => fixes(region, target.value.GroupId, port)) : [],
      };
    });
  },
});

function fixes(region: string, group: string, port: number): Fix[] {
  const title = `Let tcp/${port} out of ${group}`;
  const options = {
    region,
    "group-id": group,
    "ip-permissions": `IpProtocol=tcp,FromPort=${port},ToPort=${port},IpRanges=[{CidrIp=0.0.0.0/0}]`,
  };
  return [
    {
      type: "cli",
      title,
      command: awsCommand("ec2", "authorize-security-group-egress", options),
      risk: "Takes effect at once and interrupts nothing. Whatever else uses this security group gets the same way out. Providers change their addresses, so the rule names all of them: narrow it only to ranges that the provider publishes.",
      undo: awsCommand("ec2", "revoke-security-group-egress", options),
    },
    {
      type: "terraform",
      title,
      code: [
        'resource "aws_vpc_security_group_egress_rule" "identity_provider" {',
        `  security_group_id = ${JSON.stringify(group)}`,
        '  ip_protocol       = "tcp"',
        `  from_port         = ${port}`,
        `  to_port           = ${port}`,
        '  cidr_ipv4         = "0.0.0.0/0"',
        "}",
      ].join("\n"),
    },
  ];
}

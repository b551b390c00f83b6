import type { Located } from "../../facts/artifact-of-chain";
import { type OpenDoor, openDoors } from "../../facts/open-doors";
import { listed } from "../../facts/words";
import type { Evidence, Fix } from "../../model/finding";
import type { TargetDoors } from "../../model/network";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { awsCommand } from "../fixes/shell";

interface FoundDoor extends OpenDoor {
  readonly source: Located<TargetDoors>;
}

export default defineCheck({
  id: "target-open-beside-load-balancer",
  title: "Only the load balancer can reach the targets",
  failureTitle: "Targets can be reached beside the load balancer",
  description:
    "Whoever reaches a target without passing the load balancer can send x-amzn-oidc headers of their own. A target that does not verify the signature and the signer of x-amzn-oidc-data takes them for a signed-in user. AWS asks to allow traffic only from the load balancer's security group.",
  severity: "weakens-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "target",
  meets: "no sign-in asked",
  docs: [documents.albAuthentication, documents.albAuthSecurity],
  requires: ["loadBalancer", "targetDoors"],
  notApplicable: ({ targetDoors }) => {
    if (targetDoors.value.length === 0) return "The rule forwards to no target.";
    const functions = targetDoors.value.every(
      ({ doors }) => doors.state === "ok" && doors.value.value.Ports.length === 0,
    );
    return functions ? "The targets are functions, which no address leads to." : null;
  },
  evaluate: ({ loadBalancer, targetDoors }, _chain, { region }) => {
    const own = loadBalancer.value.SecurityGroups;
    const known = targetDoors.value.flatMap(({ doors }) => (doors.state === "ok" ? [doors.value] : []));
    const open = known.flatMap((source): FoundDoor[] =>
      openDoors(source.value.SecurityGroups, source.value.Ports, own).map((door) => ({ ...door, source })),
    );
    const [first, ...others] = open.map((door) => evidenceOf(door, own));
    if (first) {
      const [sources, groups] = [open.flatMap(({ from }) => from), open.map(({ group }) => group)];
      const ids = [...new Set(groups.map(({ GroupId, GroupName }) => `${GroupId} (${GroupName})`))];
      return {
        outcome: "fail",
        // A private range or another group may be the load balancer's subnets, or one that is meant.
        certainty: open.some(({ everyone }) => everyone) ? "proven" : "likely",
        because: `${ids.length === 1 ? "Security group" : "Security groups"} ${listed(ids)} of the targets ${ids.length === 1 ? "lets" : "let"} in ${listed([...new Set(sources)])} beside the load balancer.`,
        evidence: [first, ...others],
        fixes: fixesOf(open, own, region),
      };
    }
    const unread = targetDoors.value.find(({ doors }) => doors.state !== "ok");
    if (unread && unread.doors.state !== "ok") return notRead("The targets' security groups", unread.doors);
    return {
      outcome: "pass",
      evidence: known.flatMap((source) =>
        source.value.SecurityGroups.map((_, index) => field(source, ["SecurityGroups", index, "Ingress"])),
      ),
    };
  },
});

function evidenceOf({ source, group, rule }: FoundDoor, own: readonly string[]): Evidence {
  const index = source.value.SecurityGroups.indexOf(group);
  const resource = { kind: "security-group" as const, id: group.GroupId, name: group.GroupName };
  return field({ ...source, resource }, ["SecurityGroups", index, "Ingress", rule], {
    expected: `${own.join(" or ")} alone`,
  });
}

function fixesOf(open: readonly FoundDoor[], own: readonly string[], region: string): Fix[] {
  const groups = [...new Set(open.map(({ group }) => group))];
  const [balancer = ""] = own;
  return groups.map((group): Fix => {
    const ports = [...new Set(open.filter((door) => door.group === group).flatMap(portsOfDoor))];
    return {
      type: "steps",
      title: `Let only the load balancer into ${group.GroupId}`,
      steps: [
        "Make sure first what else is meant to come in (another load balancer, monitoring, administrators).",
        ...ports.map(
          (port) =>
            `Allow the load balancer, unless a rule does already: ${awsCommand("ec2", "authorize-security-group-ingress", { region, "group-id": group.GroupId, protocol: "tcp", port: String(port), "source-group": balancer }).replaceAll(" \\\n ", "")}`,
        ),
        `Then take away the rules of ${group.GroupId} that let in ${listed([...new Set(open.filter((door) => door.group === group).flatMap(({ from }) => from))])}.`,
        "Until then, and after it, have the target verify x-amzn-oidc-data and that its signer is this load balancer.",
      ],
    };
  });
}

function portsOfDoor({ source }: FoundDoor): readonly number[] {
  return source.value.Ports;
}

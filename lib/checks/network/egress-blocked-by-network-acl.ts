import type { Located } from "../../facts/artifact-of-chain";
import { type AclBlock, reachByAcl, returnPorts } from "../../facts/reach-by-acl";
import type { Destination, Passage } from "../../facts/reachability";
import { listed } from "../../facts/words";
import type { Evidence, Fix } from "../../model/finding";
import type { NetworkAcl } from "../../model/network";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { awsCommand } from "../fixes/shell";
import { atLeast, inShare, judgeWayOut, partOf, type Stop } from "./shared-way-out";

interface BlockOfAcl extends AclBlock {
  readonly acl: NetworkAcl;
  /** In the list of network ACLs. */
  readonly index: number;
}

export default defineCheck({
  id: "egress-blocked-by-network-acl",
  title: "The network ACLs of the load balancer's subnets let it out to the provider, and answers back",
  failureTitle: "A network ACL stops the load balancer on its way to the provider",
  description:
    "A network ACL remembers nothing: the port of the provider has to be open on the way out, and 1024 to 65535 for the answers. Its entries are tried by number and the first that matches decides. Where one stops the load balancer, the callback hangs for about 5 seconds and ends in 500.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albAuthentication, documents.networkAclRules],
  requires: ["loadBalancer", "destinations", "networkAcls"],
  evaluate: ({ loadBalancer, destinations, networkAcls }, _chain, { region }) => {
    const ways = loadBalancer.value.Subnets.map((subnet) => {
      const index = networkAcls.value.findIndex(({ SubnetIds }) => SubnetIds.includes(subnet));
      const acl = networkAcls.value[index];
      const reach = (destination: Destination): Passage<BlockOfAcl> => {
        if (!acl) return { state: "unknown", why: `AWS lists no network ACL for ${subnet}` };
        const passage = reachByAcl(acl, destination);
        return passage.state === "shut" ? { ...passage, by: { ...passage.by, acl, index } } : passage;
      };
      return { name: subnet, reach };
    });
    const seen = networkAcls.value.map((acl, index) => field(located(networkAcls, acl), [index, "Entries"]));
    return judgeWayOut(destinations.value, ways, {}, seen, ({ stops, to, share }) => {
      const blocks = distinct(stops);
      return {
        because: inShare(
          share,
          `${listed([...new Set(blocks.map(({ by, destination }) => inWords(by, destination.port)))])} on the way to ${to}.`,
        ),
        evidence: atLeast(
          blocks.map(({ by, destination }) => evidenceOf(networkAcls, by, destination.port, region)),
          field(networkAcls, []),
        ),
        fixes: blocks.flatMap(({ by, destination }) => fixesOf(by, destination.port, region)),
      };
    });
  },
});

function located(source: Located<readonly NetworkAcl[]>, { NetworkAclId }: NetworkAcl) {
  return partOf(source, { kind: "network-acl", id: NetworkAclId, name: NetworkAclId });
}

/** One stop for each network ACL, direction, entry and port. */
function distinct(stops: readonly Stop<BlockOfAcl>[]): Stop<BlockOfAcl>[] {
  const key = ({ by, destination }: Stop<BlockOfAcl>) =>
    [
      by.acl.NetworkAclId,
      by.direction,
      by.entry?.RuleNumber,
      by.direction === "out" && destination.port,
    ].join();
  return [...new Map(stops.map((stop) => [key(stop), stop])).values()];
}

/** The number of the entry that denies what no other matches; the console shows it as `*`. */
const LAST = 32_767;

function inWords({ acl, direction, entry }: BlockOfAcl, port: number): string {
  const number = entry?.RuleNumber ?? LAST;
  const by = number === LAST ? "allows no" : `denies, by entry ${number},`;
  const what = direction === "out" ? `tcp/${port} out` : `tcp/${returnPorts.join("-")} back in`;
  return `network ACL ${acl.NetworkAclId} ${by} ${what}`;
}

function evidenceOf(
  source: Located<readonly NetworkAcl[]>,
  { acl, index, direction, entry }: BlockOfAcl,
  port: number,
  region: string,
): Evidence {
  const at = entry ? acl.Entries.indexOf(entry) : -1;
  return field(located(source, acl), at < 0 ? [index, "Entries"] : [index, "Entries", at], {
    expected:
      direction === "out"
        ? `an outbound entry that allows tcp/${port}, before any that denies it`
        : `inbound entries that allow tcp/${returnPorts.join("-")}, before any that denies it`,
    command: awsCommand("ec2", "describe-network-acls", {
      region,
      "network-acl-ids": acl.NetworkAclId,
      query: "NetworkAcls[].Entries",
    }),
  });
}

function fixesOf({ acl, direction, entry }: BlockOfAcl, port: number, region: string): Fix[] {
  const egress = direction === "out";
  const number = numberBefore(acl, egress, entry?.RuleNumber ?? LAST);
  const [from, to] = egress ? [port, port] : returnPorts;
  const side = { [egress ? "egress" : "ingress"]: [] };
  const what = egress ? `tcp/${port} out` : `tcp/${from}-${to} back in`;
  const title = `Allow ${what} through ${acl.NetworkAclId}`;
  if (number === undefined) {
    return [
      {
        type: "steps",
        title,
        steps: [
          `No number is free before entry ${entry?.RuleNumber ?? LAST}: move that entry to a higher number.`,
          `Then add one before it that allows ${what}.`,
        ],
      },
    ];
  }
  const same = { region, "network-acl-id": acl.NetworkAclId, ...side, "rule-number": String(number) };
  // What an entry denies by name is opened by name; else all, since providers change their addresses.
  const cidr = entry === undefined || entry.RuleNumber === LAST ? "0.0.0.0/0" : entry.Cidr;
  return [
    {
      type: "cli",
      title,
      command: awsCommand("ec2", "create-network-acl-entry", {
        ...same,
        protocol: "6",
        "port-range": `From=${from},To=${to}`,
        "cidr-block": cidr,
        "rule-action": "allow",
      }),
      risk: `Takes effect at once for everything in ${acl.SubnetIds.length === 1 ? "its subnet" : `its ${acl.SubnetIds.length} subnets`}; security groups still apply. Somebody may have closed it on purpose: ask the owner of the network.`,
      undo: awsCommand("ec2", "delete-network-acl-entry", same),
    },
  ];
}

/** A free number of the same direction that is tried before `blocking`; after all others where that is the last. */
function numberBefore(acl: NetworkAcl, egress: boolean, blocking: number): number | undefined {
  const taken = acl.Entries.filter(({ Egress }) => Egress === egress).map(({ RuleNumber }) => RuleNumber);
  const highest = Math.max(0, ...taken.filter((number) => number < blocking));
  const roomy = (Math.floor(highest / 10) + 1) * 10;
  if (roomy < blocking) return roomy;
  for (let number = blocking - 1; number > 0; number -= 1) if (!taken.includes(number)) return number;
  return undefined;
}

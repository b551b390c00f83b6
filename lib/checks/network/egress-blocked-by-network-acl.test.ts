import { ok } from "../../model/gathered";
import { aclEntry as entry } from "../../testing/healthy-network";
import { answered, issuer, type OidcParts, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./egress-blocked-by-network-acl";

type Entries = OidcParts["network"]["acl"]["Entries"];
const last = [entry(32_767, false, "deny"), entry(32_767, true, "deny")];
const entries = (...own: Entries) =>
  oidcSnapshot(({ network }) => {
    network.acl.Entries = [...own, ...last];
  });
const allIn = entry(100, false, "allow");
const allOut = entry(100, true, "allow");
const https = [443, 443] as const;
/** The second subnet behind a network ACL of its own. */
const second = (...own: Entries) =>
  oidcSnapshot(({ network, artifacts }) => {
    network.acl.SubnetIds = ["subnet-1"];
    const acl = { NetworkAclId: "acl-2", SubnetIds: ["subnet-2"], Entries: [...own, ...last] };
    artifacts.networkAcls = ok([network.acl, acl]);
  });

testCheck(check, {
  pass: [
    { name: "the default network ACL", snapshot: oidcSnapshot() },
    {
      name: "just what is needed",
      snapshot: entries(
        entry(10, true, "allow", "0.0.0.0/0", https),
        entry(10, false, "allow", "0.0.0.0/0", [1024, 65_535]),
      ),
    },
    { name: "two network ACLs", snapshot: second(allIn, allOut) },
    { name: "a denial after the allowance", snapshot: entries(allIn, allOut, entry(200, true, "deny")) },
  ],
  fail: [
    {
      name: "nothing out",
      snapshot: entries(allIn),
      because:
        /^Network ACL acl-1 allows no tcp\/443 out on the way to login\.acme\.example \(203\.0\.113\.80\), seen from/,
      shows: /"RuleNumber":32767/,
    },
    {
      name: "443 denied before all is allowed",
      snapshot: entries(allIn, entry(90, true, "deny", "0.0.0.0/0", https), allOut),
      because: /^Network ACL acl-1 denies, by entry 90, tcp\/443 out/,
      shows: /"RuleNumber":90/,
    },
    {
      name: "no answers back",
      snapshot: entries(allOut, entry(10, false, "allow", "0.0.0.0/0", https)),
      because: /tcp\/1024-65535 back in/,
    },
    { name: "no entry at all", snapshot: oidcSnapshot(({ network }) => network.acl.Entries.splice(0)) },
    {
      name: "the provider's block alone",
      snapshot: entries(allIn, entry(90, true, "deny", "203.0.113.0/24"), allOut),
      certainty: "likely",
    },
    {
      name: "half of the answers' ports",
      snapshot: entries(allOut, entry(10, false, "allow", "0.0.0.0/0", [32_768, 65_535])),
      certainty: "likely",
      severity: "may-break",
    },
    {
      name: "one of two subnets",
      snapshot: second(allIn),
      certainty: "likely",
      severity: "may-break",
      because: /^In 1 of 2 subnets, network ACL acl-2 allows no/,
    },
    {
      name: "no number left before the denial",
      snapshot: entries(allIn, entry(1, true, "deny"), allOut),
      because: /by entry 1,/,
    },
    {
      name: "one of two addresses",
      snapshot: oidcSnapshot(({ network, artifacts }) => {
        network.acl.Entries = [allIn, entry(90, true, "deny", "198.51.100.0/24"), allOut, ...last];
        const url = `${issuer}/token`;
        artifacts.endpoints[url] = ok({ ...answered(url, 405), a: ["198.51.100.7", "203.0.113.80"] });
      }),
      certainty: "likely",
      severity: "may-break",
    },
  ],
  unknown: [
    {
      name: "a subnet whose network ACL is not listed",
      snapshot: oidcSnapshot(({ network }) => {
        network.acl.SubnetIds = ["subnet-1"];
      }),
      because: /no network ACL for subnet-2/,
    },
  ],
});

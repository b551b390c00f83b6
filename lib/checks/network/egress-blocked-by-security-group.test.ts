import { type GatherError, ok } from "../../model/gathered";
import { groupRule } from "../../testing/healthy-network";
import { answered, issuer, type OidcParts, oidcSnapshot, unanswered } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./egress-blocked-by-security-group";

type Egress = OidcParts["network"]["group"]["Egress"];
const egress = (...rules: Egress) =>
  oidcSnapshot(({ network }) => {
    network.group.Egress = rules;
  });
/** The token endpoint at these addresses. */
const at = (a: string[], ...rules: Egress) =>
  oidcSnapshot(({ network, artifacts }) => {
    network.group.Egress = rules;
    artifacts.endpoints[`${issuer}/token`] = ok({ ...answered(`${issuer}/token`, 405), a });
  });
/** A rule that validates tokens: the key set is what it asks. */
const tokenCheck = (...rules: Egress) =>
  oidcSnapshot(({ rule, network, artifacts }) => {
    const JwksEndpoint = `${issuer}/keys`;
    const JwtValidationConfig = { JwksEndpoint, Issuer: issuer, AdditionalClaims: [] };
    rule.Actions = [{ Type: "jwt-validation", Order: 1, JwtValidationConfig }, ...rule.Actions.slice(1)];
    artifacts.keySets[JwksEndpoint] = ok({ probe: answered(JwksEndpoint, 200), bytes: 10, keys: [] });
    network.group.Egress = rules;
  });
const denied: GatherError = {
  code: "access-denied",
  operation: "ec2:GetManagedPrefixListEntries",
  resource: "pl-1",
  message: "not authorized",
};

testCheck(check, {
  pass: [
    { name: "everything out", snapshot: oidcSnapshot() },
    { name: "443 out, for a key set", snapshot: tokenCheck(groupRule(443, { Cidrs: ["0.0.0.0/0"] })) },
    { name: "443 out", snapshot: egress(groupRule(443, { Cidrs: ["0.0.0.0/0"] })) },
    { name: "443 out to the provider", snapshot: egress(groupRule(443, { Cidrs: ["203.0.113.80/32"] })) },
    {
      name: "by a prefix list",
      snapshot: oidcSnapshot(({ network, artifacts }) => {
        network.group.Egress = [groupRule(443, { PrefixListIds: ["pl-1"] })];
        artifacts.prefixLists = { "pl-1": ok(["203.0.113.0/24"]) };
      }),
    },
    {
      name: "by the second group",
      snapshot: oidcSnapshot(({ loadBalancer, artifacts, network }) => {
        loadBalancer.SecurityGroups.push("sg-9");
        artifacts.securityGroups["sg-9"] = ok({ ...network.group, GroupId: "sg-9" });
        network.group.Egress = [];
      }),
    },
    {
      name: "a provider that does not answer is no fault of the group",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.endpoints[`${issuer}/token`] = ok(unanswered(`${issuer}/token`, "connect-timed-out"));
      }),
    },
  ],
  fail: [
    {
      name: "no rule",
      snapshot: egress(),
      because:
        /^Security group sg-1 \(shop-lb\) does not let tcp\/443 out to login\.acme\.example \(203\.0\.113\.80\), seen from the dashboard\.$/,
    },
    { name: "only to the targets", snapshot: egress(groupRule(8080, { GroupIds: ["sg-2"] })), shows: /sg-2/ },
    { name: "only within the VPC", snapshot: egress(groupRule(undefined, { Cidrs: ["10.0.0.0/16"] })) },
    { name: "a key set", snapshot: tokenCheck(), because: /login\.acme\.example/ },
    { name: "only HTTP", snapshot: egress(groupRule(80, { Cidrs: ["0.0.0.0/0"] })) },
    { name: "only IPv6", snapshot: egress(groupRule(443, { Cidrs: ["::/0"] })) },
    {
      name: "another provider's range: this one may have moved",
      snapshot: egress(groupRule(443, { Cidrs: ["198.51.100.0/24"] })),
      certainty: "likely",
    },
    {
      name: "one of two endpoints",
      snapshot: at(["198.51.100.7"], groupRule(443, { Cidrs: ["203.0.113.0/24"] })),
      certainty: "likely",
      because: /to login\.acme\.example \(198\.51\.100\.7\)|1 of 2 addresses/,
    },
    {
      name: "some addresses of an endpoint",
      snapshot: at(["203.0.113.80", "198.51.100.7"], groupRule(443, { Cidrs: ["203.0.113.0/24"] })),
      certainty: "likely",
      severity: "may-break",
      because: /1 of 2 addresses of login\.acme\.example \(198\.51\.100\.7\)/,
    },
    {
      name: "none of two groups",
      snapshot: oidcSnapshot(({ loadBalancer, artifacts, network }) => {
        network.group.Egress = [];
        loadBalancer.SecurityGroups.push("sg-9");
        artifacts.securityGroups["sg-9"] = ok({ ...network.group, GroupId: "sg-9", GroupName: "extra" });
      }),
      because: /^None of the security groups sg-1 \(shop-lb\) and sg-9 \(extra\) lets/,
    },
    {
      name: "an endpoint at another port",
      snapshot: oidcSnapshot(({ config, artifacts, network }) => {
        config.TokenEndpoint = `${issuer}:8443/token`;
        artifacts.endpoints[config.TokenEndpoint] = ok(answered(config.TokenEndpoint, 405));
        network.group.Egress = [groupRule(443, { Cidrs: ["0.0.0.0/0"] })];
      }),
      because: /tcp\/8443/,
    },
  ],
  unknown: [
    {
      name: "a prefix list that is denied",
      snapshot: oidcSnapshot(({ network, artifacts }) => {
        network.group.Egress = [groupRule(443, { PrefixListIds: ["pl-1"] })];
        artifacts.prefixLists = { "pl-1": { state: "failed", error: denied } };
      }),
      because: /pl-1.*ec2:GetManagedPrefixListEntries on pl-1: not authorized/,
    },
    {
      name: "one endpoint without an address",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.endpoints[`${issuer}/token`] = ok(
          unanswered(`${issuer}/token`, "dns-not-found", { a: [] }),
        );
      }),
      because: /DNS gave no IPv4 address/,
    },
    {
      name: "a private address that may belong to a group",
      snapshot: oidcSnapshot(({ network, artifacts }) => {
        network.group.Egress = [groupRule(443, { GroupIds: ["sg-2"] })];
        for (const path of ["token", "userinfo"]) {
          const url = `${issuer}/${path}`;
          artifacts.endpoints[url] = ok({ ...answered(url, 401), a: ["10.0.0.9"] });
        }
      }),
    },
    {
      name: "a group that AWS does not list",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.securityGroups = {
          "sg-1": { state: "skipped", reason: "AWS lists no security group sg-1" },
        };
      }),
    },
    {
      name: "no https endpoint",
      snapshot: oidcSnapshot(({ config }) => {
        config.TokenEndpoint = "http://login.acme.example/token";
        config.UserInfoEndpoint = "login.acme.example/userinfo";
      }),
      because: /names no https address/,
    },
  ],
});

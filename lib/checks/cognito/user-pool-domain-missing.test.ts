import { ok } from "../../model/gathered";
import { cognitoSnapshot, poolArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./user-pool-domain-missing";

const replica = "arn:aws:cognito-idp:us-east-1:111122223333:userpool/eu-west-1_AbCdEfGhI";
const withDomains = (
  domains: { Domain?: string; CustomDomain?: string },
  arn = poolArn,
  inRule = "shop-login",
) =>
  cognitoSnapshot(({ artifacts, config, pool }) => {
    config.UserPoolArn = arn;
    config.UserPoolDomain = inRule;
    const { Domain: _prefix, ...bare } = pool;
    artifacts.userPools[arn] = ok({ ...bare, Arn: arn, ...domains });
  });

testCheck(check, {
  pass: [
    { name: "a prefix", snapshot: withDomains({ Domain: "shop-login" }) },
    { name: "a custom domain", snapshot: withDomains({ CustomDomain: "login.acme.example" }) },
    {
      name: "a replica that shows its custom domain",
      snapshot: withDomains({ CustomDomain: "login.acme.example" }, replica),
    },
  ],
  fail: [
    { name: "neither", snapshot: withDomains({}), because: /shop-users has no domain/ },
    {
      name: "neither, and the rule names a custom domain",
      snapshot: withDomains({}, poolArn, "login.acme.example"),
    },
  ],
  unknown: [
    { name: "a replica shows no prefix domain", snapshot: withDomains({}, replica), because: /is a replica/ },
  ],
  notApplicable: [
    {
      name: "there is no pool",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPools[poolArn] = ok(null);
      }),
    },
  ],
});

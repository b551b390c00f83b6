import { ok } from "../../model/gathered";
import { cognitoSnapshot, poolArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./user-pool-domain-mismatch";

const custom = "login.acme.example";
const named = (inRule: string, pool: { Domain?: string; CustomDomain?: string } = { Domain: "shop-login" }) =>
  cognitoSnapshot((parts) => {
    parts.config.UserPoolDomain = inRule;
    parts.artifacts.userPools[poolArn] = ok({
      Id: parts.pool.Id,
      Arn: parts.pool.Arn,
      Name: parts.pool.Name,
      IssuerType: "ORIGINAL",
      PreTokenGeneration: false,
      ...pool,
    });
  });
const both = { Domain: "shop-login", CustomDomain: custom };
const replica = "arn:aws:cognito-idp:us-east-1:111122223333:userpool/eu-west-1_AbCdEfGhI";

testCheck(check, {
  pass: [
    { name: "the prefix", snapshot: named("shop-login") },
    { name: "the custom domain", snapshot: named(custom, { CustomDomain: custom }) },
    { name: "the prefix of a pool that has both", snapshot: named("shop-login", both) },
    { name: "the custom domain of a pool that has both", snapshot: named(custom, both) },
  ],
  fail: [
    { name: "another prefix", snapshot: named("depot-login"), because: /names the domain depot-login, and/ },
    {
      name: "the full hosted name",
      snapshot: named("shop-login.auth.eu-west-1.amazoncognito.com"),
      because: /bare prefix/,
      shows: /"expected":"shop-login"/,
    },
    {
      name: "the full hosted name of a pool that has both",
      snapshot: named("shop-login.auth.eu-west-1.amazoncognito.com", both),
      because: /bare prefix/,
      shows: /"expected":"shop-login"/,
    },
    {
      name: "a full URL",
      snapshot: named(`https://${custom}/login`, both),
      because: /without https/,
      shows: /"expected":"login\.acme\.example"/,
    },
    {
      name: "the nearest of two is expected",
      snapshot: named("shop-logn", both),
      shows: /"expected":"shop-login"/,
    },
    { name: "nothing alike", snapshot: named("x", both), shows: /"expected":"login\.acme\.example"/ },
    {
      name: "upper case may still lead there",
      snapshot: named("Shop-Login"),
      certainty: "likely",
      severity: "may-break",
      because: /upper and lower case/,
    },
  ],
  unknown: [
    {
      name: "a replica shows no prefix domain",
      snapshot: cognitoSnapshot(({ artifacts, config, pool }) => {
        config.UserPoolArn = replica;
        config.UserPoolDomain = "depot-login";
        artifacts.userPools[replica] = ok({ ...pool, Arn: replica });
      }),
      because: /is a replica/,
    },
  ],
  notApplicable: [
    { name: "the pool has no domain", snapshot: named("shop-login", {}), because: /no domain/ },
    {
      name: "there is no pool",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPools[poolArn] = ok(null);
      }),
    },
  ],
});

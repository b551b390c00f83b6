import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "user-pool-domain-missing",
  title: "The user pool has a domain",
  failureTitle: "The user pool has no domain",
  description:
    "The hosted sign-in pages and the OAuth endpoints live on the pool's domain: a prefix below amazoncognito.com, or a custom domain. Without one there is nowhere to send the user.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "no sign-in page",
  docs: [documents.cognitoDomains, documents.albAuthentication],
  requires: ["userPool", "cognitoConfig"],
  notApplicable: ({ userPool }) => (userPool.value === null ? "The user pool does not exist." : null),
  evaluate: ({ userPool, cognitoConfig }, chain) => {
    const pool = userPool.value;
    if (pool?.Domain || pool?.CustomDomain) {
      return { outcome: "pass", evidence: [field(userPool, [pool.Domain ? "Domain" : "CustomDomain"])] };
    }
    const { client } = chain;
    const wanted = cognitoConfig.value.UserPoolDomain;
    if (client && !client.poolId.startsWith(`${client.region}_`)) {
      // DescribeUserPool and DescribeUserPoolDomain show no prefix domain for a replica in a second Region:
      // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html
      return {
        outcome: "unknown",
        because: `${client.poolId} in ${client.region} is a replica, and AWS does not show a replica's prefix domain.`,
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: `User pool ${userPool.resource.name} has no domain, so there is no sign-in page to send users to.`,
      evidence: [field(userPool, ["Domain"], { expected: wanted }), field(cognitoConfig, ["UserPoolDomain"])],
      fixes: client
        ? isPrefix(wanted)
          ? [
              {
                type: "cli",
                title: "Give the pool the domain that the rule names",
                command: awsCommand("cognito-idp", "create-user-pool-domain", {
                  region: client.region,
                  "user-pool-id": client.poolId,
                  domain: wanted,
                }),
                risk: "Takes up to a minute for a prefix.",
                undo: awsCommand("cognito-idp", "delete-user-pool-domain", {
                  region: client.region,
                  "user-pool-id": client.poolId,
                  domain: wanted,
                }),
              },
            ]
          : [
              {
                type: "steps" as const,
                title: "Give the pool a domain",
                steps: [
                  `User pool ${client.poolId}, Branding → Domain: create a prefix, or a custom domain with a certificate in us-east-1 and a DNS record.`,
                  "Name it in the rule: the bare prefix, or the whole custom domain.",
                ],
              },
            ]
        : [],
    };
  },
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html */
function isPrefix(domain: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(domain);
}

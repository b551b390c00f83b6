import { hostedHost } from "../../facts/cognito-addresses";
import { nearest } from "../../facts/nearest";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "user-pool-domain-mismatch",
  title: "The domain in the rule is the user pool's",
  failureTitle: "The domain in the rule is not the user pool's",
  description:
    "UserPoolDomain holds the bare prefix, or the whole custom domain, and nothing else: no https://, no path, and not the full hosted name. The load balancer builds the endpoints from it, so anything else points at another pool's pages or at no address.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "no sign-in page",
  docs: [documents.albAuthentication, documents.cognitoDomains],
  requires: ["userPool", "cognitoConfig"],
  notApplicable: ({ userPool }) =>
    userPool.value === null
      ? "The user pool does not exist."
      : userPool.value.Domain || userPool.value.CustomDomain
        ? null
        : "The user pool has no domain.",
  evaluate: ({ userPool, cognitoConfig }, chain) => {
    const pool = userPool.value;
    const own = [pool?.CustomDomain, pool?.Domain].filter((domain) => domain !== undefined);
    const named = cognitoConfig.value.UserPoolDomain;
    if (own.includes(named)) return { outcome: "pass", evidence: [field(cognitoConfig, ["UserPoolDomain"])] };
    const { client } = chain;
    if (client && !client.poolId.startsWith(`${client.region}_`)) {
      // AWS shows no prefix domain for a replica in a second Region:
      // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html
      return {
        outcome: "unknown",
        because: `${client.poolId} in ${client.region} is a replica, and AWS does not show a replica's prefix domain.`,
      };
    }
    const wanted = meant(named, own, client?.region ?? "");
    // DNS ignores case, so an address built from it may still lead to the pool.
    const caseOnly = own.some((domain) => domain === named.toLowerCase());
    const title = "Name the pool's own domain in the rule";
    return {
      outcome: "fail",
      certainty: caseOnly ? "likely" : "proven",
      ...(caseOnly ? { severity: "may-break" as const } : {}),
      because: `The rule names the domain ${named}, and user pool ${userPool.resource.name} has ${own.join(" and ")}${hint(named, own)}.`,
      evidence: [
        field(cognitoConfig, ["UserPoolDomain"], {
          expected: wanted,
          nearest: named,
          command: describeRule(chain),
        }),
        field(userPool, [wanted === pool?.Domain ? "Domain" : "CustomDomain"]),
      ],
      fixes: [
        editAuthenticateAction(
          chain,
          `.UserPoolDomain = ${JSON.stringify(wanted)}`,
          title,
          "user-pool-domain-mismatch",
        ),
        terraformRule(chain, [`user_pool_domain = ${JSON.stringify(wanted)}`], title),
        consoleRule(
          chain,
          ["Edit rule → Authenticate users", `User pool domain: ${wanted}`, "Save changes"],
          title,
        ),
      ],
    };
  },
});

function hint(named: string, own: readonly string[]): string {
  if (/^https?:\/\//i.test(named)) return ": the rule wants the bare domain, without https://";
  if (own.some((domain) => !domain.includes(".") && named.startsWith(`${domain}.auth.`)))
    return ": the rule wants the bare prefix, not the full hosted name";
  return own.includes(named.toLowerCase()) ? ": they differ in upper and lower case" : "";
}

/** Of a pool's custom domain and prefix, the one that the rule most likely means. */
function meant(named: string, own: readonly string[], region: string): string {
  const bare = named
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/.*/s, "");
  const exact = own.find((domain) => bare === domain || bare === hostedHost(domain, region));
  return exact ?? nearest(bare, own) ?? own[0] ?? "";
}

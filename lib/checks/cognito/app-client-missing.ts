import { listed } from "../../facts/words";
import type { AuthChain, ClientOfChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { absent, field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "app-client-missing",
  title: "The app client that the rule names is in its user pool",
  failureTitle: "The app client that the rule names is not in its user pool",
  description:
    "An app client belongs to one pool, and its id never comes back once it was deleted. A rule that still names it sends users to an error page of Cognito.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "error page of Cognito",
  docs: [documents.albAuthentication, documents.cognitoClients],
  requires: ["cognitoConfig", "appClient"],
  uses: ["clientElsewhere"],
  evaluate: ({ cognitoConfig, appClient, clientElsewhere }, chain) => {
    if (appClient.value !== null) return { outcome: "pass", evidence: [field(appClient, ["ClientId"])] };
    const id = chain.client?.clientId ?? "";
    const pool = chain.client?.poolId ?? "";
    const found = clientElsewhere.state === "ok" ? clientElsewhere.value.value.foundIn : [];
    const [other] = found;
    const elsewhere =
      found.length > 0
        ? ` It is in ${listed(found.map((one) => `${one.UserPoolName} (${one.UserPoolId})`))}.`
        : "";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `App client ${id} is not in user pool ${pool}, which ${chain.ruleName} names.${elsewhere}`,
      evidence: [
        field(cognitoConfig, ["UserPoolClientId"], { command: describeRule(chain) }),
        absent(appClient.resource, "cognito-idp:DescribeUserPoolClient answers ResourceNotFoundException"),
      ],
      fixes: [
        ...(other && chain.client ? nameOtherPool(chain, chain.client, other.UserPoolId) : []),
        consoleRule(
          chain,
          [
            "Edit rule → Authenticate users",
            "Choose an app client of this pool that has a secret and the callback URL",
            "Save changes",
          ],
          "Choose an app client that exists",
        ),
      ],
    };
  },
});

/** A pool and its domain go together: the command reads the other pool's domain, and stops where it has none. */
function nameOtherPool(chain: AuthChain, client: ClientOfChain, otherId: string): Fix[] {
  const title = "Name the pool that has this client, with its domain";
  const arn = client.poolArn.replace(client.poolId, otherId);
  const edit = editAuthenticateAction(
    chain,
    `.UserPoolArn = ${JSON.stringify(arn)} | .UserPoolDomain = $ENV.POOL_DOMAIN`,
    title,
    "app-client-missing",
  );
  const read = awsCommand("cognito-idp", "describe-user-pool", {
    region: client.region,
    "user-pool-id": otherId,
    query: "UserPool.[CustomDomain, Domain][?@] | [0]",
    output: "text",
  });
  const withDomain = [`POOL_DOMAIN=$(${read})`, 'test "$POOL_DOMAIN" != None', "export POOL_DOMAIN"];
  return [
    ...(edit.type === "cli" ? [{ ...edit, command: [...withDomain, edit.command].join(" &&\n") }] : []),
    terraformRule(
      chain,
      [
        `user_pool_arn = ${JSON.stringify(arn)}`,
        `user_pool_domain = "…" # the custom domain or prefix of ${otherId}`,
      ],
      title,
    ),
  ];
}

import type { Located } from "../../facts/artifact-of-chain";
import type { ClientOfChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import type { AppClient } from "../../model/user-pool";
import { consoleOf } from "./console";
import { awsCommand, shellWord } from "./shell";

/** Commands, with the way back. */
export type CliFix = Extract<Fix, { type: "cli" }> & { readonly undo: string };

/**
 * The command that shows an app client as AWS holds it. The secret is left out: evidence is copied into tickets.
 */
export function describeAppClient(client: ClientOfChain): string {
  return awsCommand("cognito-idp", "describe-user-pool-client", {
    region: client.region,
    "user-pool-id": client.poolId,
    "client-id": client.clientId,
    query:
      "UserPoolClient.{CallbackURLs:CallbackURLs,Flows:AllowedOAuthFlows,Scopes:AllowedOAuthScopes,OAuth:AllowedOAuthFlowsUserPoolClient,Providers:SupportedIdentityProviders,Read:ReadAttributes}",
  });
}

/**
 * Changes one field of an app client. `update-user-pool-client` resets every field that is left out
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html),
 * so the command carries what AWS holds, edits the one field, and sends all of it back.
 * `edit` is a jq filter on the client, e.g. `.CallbackURLs += ["https://…"]`. `name` goes into the names of the files,
 * so that one fix does not write over what undoes another.
 */
export function editAppClient(client: ClientOfChain, edit: string, title: string, name: string): CliFix {
  const stem = `${name}-${client.clientId.replace(/\W/g, "")}`;
  const describe = awsCommand("cognito-idp", "describe-user-pool-client", {
    region: client.region,
    "user-pool-id": client.poolId,
    "client-id": client.clientId,
    query: "UserPoolClient",
    output: "json",
  });
  const filter = `del(.ClientSecret, .CreationDate, .LastModifiedDate) | ${edit}`;
  const command = [
    "umask 077",
    `${describe} > ${stem}.before.json`,
    `jq ${shellWord(filter)} ${stem}.before.json > ${stem}.json`,
    awsCommand("cognito-idp", "update-user-pool-client", {
      region: client.region,
      "cli-input-json": `file://${stem}.json`,
    }),
  ].join(" &&\n");
  const undo = [
    `jq 'del(.ClientSecret, .CreationDate, .LastModifiedDate)' ${stem}.before.json > ${stem}.undo.json`,
    awsCommand("cognito-idp", "update-user-pool-client", {
      region: client.region,
      "cli-input-json": `file://${stem}.undo.json`,
    }),
  ].join(" &&\n");
  return {
    type: "cli",
    title,
    command,
    risk: `Takes effect at once; nobody is signed out. Account ${client.account}, ${client.region}. Needs jq and a current AWS CLI: an old one drops fields that it does not know. ${stem}.before.json holds the client secret: delete it afterwards.`,
    undo,
  };
}

/** The same field in Terraform. `lines` are the attributes to set, without indentation. */
export function terraformAppClient(
  client: Located<AppClient | null>,
  lines: readonly string[],
  title: string,
): Fix {
  const name = client.value?.ClientName ?? client.resource.name;
  const code = [
    `# ${name} (${client.resource.id})`,
    'resource "aws_cognito_user_pool_client" "client" {',
    ...lines.map((line) => `  ${line}`),
    "}",
  ].join("\n");
  return { type: "terraform", title, code };
}

/** The page of the console where the app client is edited. */
export function consoleAppClient(client: ClientOfChain, steps: readonly string[], title: string): Fix {
  const base = `${consoleOf(client.region)}/cognito/v2/idp/user-pools`;
  return {
    type: "console",
    title,
    url: `${base}/${encodeURIComponent(client.poolId)}/applications/app-clients/${encodeURIComponent(client.clientId)}?region=${client.region}`,
    steps: [...steps],
  };
}

import { describeAppClient } from "../checks/fixes/app-client";
import { consoleOf } from "../checks/fixes/console";
import { describeRule } from "../checks/fixes/rule";
import { awsCommand, shellWord } from "../checks/fixes/shell";
import { consoleLink } from "../format/console-link";
import { readCommand } from "../format/read-command";
import type { AuthChain } from "../model/chain";
import type { ConfigurationPart } from "../model/panels";

/** Where a part of a chain can be seen without the dashboard. */
export interface ReadYourself {
  /** Read-only; it shows no secret. Null: there is none. */
  readonly command: string | null;
  /** The console's page; null where AWS has none. */
  readonly console: string | null;
}

/** The command and the console's page that show a part of the chain. `region`: that of the load balancer. */
export function readYourself(part: ConfigurationPart, chain: AuthChain, region: string): ReadYourself {
  return { command: commandOf(part, chain, region), console: consolePage(part, chain) };
}

function commandOf({ artifact, resource }: ConfigurationPart, chain: AuthChain, region: string) {
  const { client } = chain;
  const ofPool = (operation: string, more: Readonly<Record<string, string>> = {}) =>
    client &&
    awsCommand("cognito-idp", operation, { region: client.region, "user-pool-id": client.poolId, ...more });
  const elb = (operation: string, options: Readonly<Record<string, string>>) =>
    awsCommand("elbv2", operation, { region, ...options });
  switch (artifact) {
    case "rule":
      return describeRule(chain);
    case "attributes":
      return elb("describe-load-balancer-attributes", { "load-balancer-arn": resource.id });
    case "tags":
      return elb("describe-tags", { "resource-arns": resource.id });
    case "appClient":
      return client ? describeAppClient(client) : null;
    case "userPoolDomain":
      return client
        ? awsCommand("cognito-idp", "describe-user-pool-domain", {
            region: client.region,
            domain: resource.name,
          })
        : null;
    case "resourceServers":
      return ofPool("list-resource-servers", { "max-results": "50" }) ?? null;
    case "identityProviders":
      return ofPool("list-identity-providers", { "max-results": "60" }) ?? null;
    case "discovery":
      return resource.id === ""
        ? null
        : `curl -sS ${shellWord(`${resource.id.replace(/\/$/, "")}/.well-known/openid-configuration`)}`;
    case "keySet":
      return resource.id === "" ? null : `curl -sS ${shellWord(resource.id)}`;
    default:
      return readCommand(resource);
  }
}

function consolePage({ artifact, resource }: ConfigurationPart, { client }: AuthChain): string | null {
  if (artifact !== "appClient" || !client) return consoleLink(resource);
  const pools = `${consoleOf(client.region)}/cognito/v2/idp/user-pools`;
  const app = `applications/app-clients/${encodeURIComponent(client.clientId)}`;
  return `${pools}/${encodeURIComponent(client.poolId)}/${app}?region=${client.region}`;
}

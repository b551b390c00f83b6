import { awsCommand } from "../../checks/fixes/shell";
import { consoleLink } from "../../format/console-link";
import { readCommand } from "../../format/read-command";
import type { ApiChain } from "../../model/api-chain";
import type { ConfigurationPart } from "../../model/panels";
import type { ReadYourself } from "../read-yourself";

/** The command and the console's page that show a part of a method or route. The export holds what answers. */
export function readApiYourself(
  { artifact, resource }: Pick<ConfigurationPart, "artifact" | "resource">,
  chain: ApiChain,
): ReadYourself {
  return { command: commandOf(artifact, chain) ?? readCommand(resource), console: consoleLink(resource) };
}

function commandOf(artifact: string, { scope, stage }: ApiChain): string | null {
  const { kind, region, id } = scope;
  const rest = (operation: string, more: Readonly<Record<string, string | readonly string[]>> = {}) =>
    awsCommand("apigateway", operation, { region, "rest-api-id": id, ...more });
  const v2 = (operation: string, more: Readonly<Record<string, string>> = {}) =>
    awsCommand("apigatewayv2", operation, { region, "api-id": id, ...more });
  switch (artifact) {
    case "method":
    case "authorizer":
      if (kind === "ws") return v2("get-routes");
      return kind === "rest"
        ? `${rest("get-export", { "stage-name": stage, "export-type": "oas30", parameters: "extensions=authorizers,apigateway" })} \\\n  /dev/stdout`
        : `${v2("export-api", { "stage-name": stage, specification: "OAS30", "output-type": "JSON" })} \\\n  /dev/stdout`;
    case "stage":
      return kind === "rest"
        ? rest("get-stage", { "stage-name": stage })
        : v2("get-stage", { "stage-name": stage });
    case "api":
      return kind === "rest" ? rest("get-rest-api") : v2("get-api");
    case "draftMethod":
      return kind === "rest" ? rest("get-resources", { embed: "methods" }) : v2("get-routes");
    case "draftAuthorizers":
      return kind === "rest" ? rest("get-authorizers") : v2("get-authorizers");
    case "draftGatewayResponses":
      return kind === "rest" ? rest("get-gateway-responses") : null;
    case "usagePlans":
      return awsCommand("apigateway", "get-usage-plans", { region });
    default:
      return null;
  }
}

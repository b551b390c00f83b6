import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { awsCommand, shellWord } from "./shell";

/**
 * Gives the chain's stage a variable that it lacks. What it should be only a person knows: the command takes it from
 * VALUE, and does nothing without. Other variables stay, and an empty value takes one away from an HTTP API's stage.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html and
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
 */
export function setStageVariable(chain: ApiChain, name: string): Fix {
  const { kind, region, id, account } = chain.scope;
  const isRest = kind === "rest";
  const update = (options: Readonly<Record<string, string>>) =>
    awsCommand(isRest ? "apigateway" : "apigatewayv2", "update-stage", {
      region,
      [isRest ? "rest-api-id" : "api-id"]: id,
      "stage-name": chain.stage,
      ...options,
    });
  const option = isRest ? "patch-operations" : "stage-variables";
  const path = `/variables/${name}`;
  const given = isRest
    ? `[{op: "replace", path: ${JSON.stringify(path)}, value: $v}]`
    : `{${JSON.stringify(name)}: $v}`;
  const none = JSON.stringify(isRest ? [{ op: "remove", path }] : { [name]: "" });
  return {
    type: "cli",
    title: `Give stage ${chain.stage} the variable ${name}`,
    command: [
      `: "\${VALUE:?first put what ${name} should be into VALUE}" &&`,
      `${update({})} \\\n  --${option} "$(jq -n --arg v "$VALUE" ${shellWord(given)})"`,
    ].join("\n"),
    risk: `Put the value into VALUE first: without it nothing is done. It takes effect at once, without a deployment, for all that reads the variable. Needs jq. Account ${account}, ${region}.`,
    undo: update({ [option]: none }),
  };
}

import type { UsagePlan } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { accountOf } from "./api";
import { awsCommand, shellWord } from "./shell";

/**
 * Has a plan cover the chain's stage as well; no deployment is needed.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export function addStageToPlan(chain: ApiChain, plan: UsagePlan): Fix {
  const value = `${chain.scope.id}:${chain.stage}`;
  const patched = (op: "add" | "remove") =>
    awsCommand("apigateway", "update-usage-plan", {
      region: chain.scope.region,
      "usage-plan-id": plan.id,
      "patch-operations": JSON.stringify([{ op, path: "/apiStages", value }]),
    });
  return {
    type: "cli",
    title: `Have usage plan ${plan.name} cover stage ${chain.stage}`,
    command: patched("add"),
    risk: `Every key of the plan opens the stage from then on, and its limits count there too. ${accountOf(chain)}`,
    undo: patched("remove"),
  };
}

/**
 * Makes a plan for the chain's stage, with one key. Their ids go into files, so that they can be taken away again: AWS
 * deletes a plan only once it covers no stage.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-create-usage-plans-with-console.html
 */
export function createPlan(chain: ApiChain): Fix {
  const { region, id } = chain.scope;
  const name = `${chain.root.name}-${chain.stage}`;
  const stem = `api-key-required-${id}-${chain.stage.replace(/\W/g, "")}`;
  const made = (operation: string, options: Readonly<Record<string, string | readonly string[]>>) =>
    awsCommand("apigateway", operation, { region, ...options, query: "id", output: "text" });
  const withIds = (operation: string, ...ids: readonly string[]) =>
    [awsCommand("apigateway", operation, { region }), ...ids].join(" \\\n  ");
  const plan = `--usage-plan-id "$(cat ${stem}.plan)"`;
  const key = (option: string) => `--${option} "$(cat ${stem}.key)"`;
  const noStage = JSON.stringify([{ op: "remove", path: "/apiStages", value: `${id}:${chain.stage}` }]);
  return {
    type: "cli",
    title: `Make a usage plan for stage ${chain.stage}, and a key`,
    command: [
      `${made("create-usage-plan", { name, "api-stages": `apiId=${id},stage=${chain.stage}` })} > ${stem}.plan`,
      // An option with a list of no values is a flag.
      `${made("create-api-key", { name, enabled: [] })} > ${stem}.key`,
      withIds("create-usage-plan-key", plan, key("key-id"), "--key-type API_KEY"),
    ].join(" &&\n"),
    risk: `The new plan has no limits. Whoever is given the key's value gets past the key, not past the authorizer. Undoing takes plan and key away: who has the key is refused then. ${accountOf(chain)}`,
    undo: [
      withIds("update-usage-plan", plan, `--patch-operations ${shellWord(noStage)}`),
      withIds("delete-usage-plan", plan),
      withIds("delete-api-key", key("api-key")),
    ].join(" &&\n"),
  };
}

import type { UsagePlan } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { awsCommand, shellWord } from "./shell";

const accountOf = ({ scope }: ApiChain) => `Account ${scope.account}, ${scope.region}.`;

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

/** Makes a plan for the chain's stage, with one key. */
export function createPlan(chain: ApiChain): Fix {
  const { region, id } = chain.scope;
  const name = `${chain.root.name}-${chain.stage}`;
  const made = (operation: string, options: Readonly<Record<string, string | readonly string[]>>) =>
    `$(${awsCommand("apigateway", operation, { region, ...options, query: "id", output: "text" })})`;
  const plan = made("create-usage-plan", { name, "api-stages": `apiId=${id},stage=${chain.stage}` });
  // An option with a list of no values is a flag.
  const key = made("create-api-key", { name, enabled: [] });
  return {
    type: "cli",
    title: `Make a usage plan for stage ${chain.stage}, and a key`,
    command: [
      `plan="${plan}"`,
      `key="${key}"`,
      `aws apigateway create-usage-plan-key \\\n  --region ${shellWord(region)} \\\n  --usage-plan-id "$plan" \\\n  --key-id "$key" \\\n  --key-type API_KEY`,
    ].join(" &&\n"),
    risk: `The new plan has no limits. Whoever is given the key's value gets past the key, not past the authorizer. ${accountOf(chain)}`,
  };
}

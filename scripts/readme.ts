/**
 * `npm run readme`: writes what README and `deploy` say of the code (permissions, number of checks) out of the code
 * itself.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { athenaPolicyFile, authorizerTestPolicyFile, policyFile, withPolicy } from "./deploy-parts";
import { withGeneratedParts } from "./readme-parts";

function rewrite(path: string, change: (text: string) => string): void {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

rewrite("README.md", withGeneratedParts);
rewrite("deploy/policy.json", policyFile);
rewrite("deploy/athena-policy.json", athenaPolicyFile);
rewrite("deploy/authorizer-test-policy.json", authorizerTestPolicyFile);
rewrite("deploy/cloudformation/role.yaml", withPolicy);

import "server-only";
import { readFileSync } from "node:fs";
import { type Config, loadConfig } from "./load-config";

export type { ConfigError, ConfigProblem } from "./config-error";
export { isConfigError } from "./config-error";
export type { AccountsOfGroups, Config, ConfiguredAccount, ConfiguredLink, SignIn } from "./load-config";
export { loadConfig } from "./load-config";

let known: Config | undefined;

/**
 * The configuration of this process, read once.
 * @throws ConfigError where it is not valid.
 */
export function config(): Config {
  known ??= loadConfig(process.env, (path) => readFileSync(path, "utf8"));
  return known;
}

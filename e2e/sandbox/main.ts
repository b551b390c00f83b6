/** `npm run sandbox`: all scenarios in one account, until Ctrl-C. */
import { allScenarios as scenarios } from "../scenarios/all";
import { mergeWorlds } from "../scenarios/build-merge";
import { startControl } from "./aws/control";
import { startSandbox } from "./start";

/** Variables that move the ports, and where they are otherwise. 0 is any free port. */
const PORTS = {
  SANDBOX_AWS_PORT: 5611,
  SANDBOX_CONTROL_PORT: 5612,
  SANDBOX_HTTPS_PORT: 5443,
  SANDBOX_PROVIDERS_PORT: 5444,
  SANDBOX_HTTP_PORT: 5480,
  SANDBOX_API_PORT: 5445,
} as const;

function portFrom(name: keyof typeof PORTS): number {
  const text = process.env[name] ?? String(PORTS[name]);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new Error(`${name}: "${text}" is no port, expected for example ${PORTS[name]}`);
  }
  return Number(text);
}

/** A word that a POSIX shell reads back unchanged. */
const quoted = (text: string) => (/^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

async function main(): Promise<void> {
  const sandbox = await startSandbox({
    world: mergeWorlds(scenarios.map((scenario) => scenario.build())),
    scenarios,
    ports: {
      aws: portFrom("SANDBOX_AWS_PORT"),
      https: portFrom("SANDBOX_HTTPS_PORT"),
      http: portFrom("SANDBOX_HTTP_PORT"),
      api: portFrom("SANDBOX_API_PORT"),
      providers: portFrom("SANDBOX_PROVIDERS_PORT"),
    },
  });
  const control = await startControl(sandbox, portFrom("SANDBOX_CONTROL_PORT")).catch(async (error) => {
    await sandbox.close();
    throw error;
  });

  const variables = Object.entries(sandbox.environment);
  const unset = variables.filter(([, value]) => value === "").map(([key]) => key);
  const exported = variables.filter(([, value]) => value !== "");
  console.log(`# ${scenarios.length} scenarios; faults and call counts at ${control.url}/faults and /calls`);
  console.log(`# access log: ${sandbox.files.accessLog}`);
  console.log(`# chromium --host-resolver-rules=${quoted(sandbox.hostResolverRules())}`);
  if (unset.length > 0) console.log(`unset ${unset.join(" ")}`);
  for (const [key, value] of exported) console.log(`export ${key}=${quoted(value)}`);

  const stop = async () => {
    await control.close();
    await sandbox.close();
  };
  const signalled = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await signalled;
  await stop();
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});

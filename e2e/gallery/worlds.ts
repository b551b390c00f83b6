/** The worlds that the gallery's states live in: each is a sandbox and a dashboard of its own. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Fault } from "../sandbox/aws/faults";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { Scenario, World } from "../sandbox/world";
import { allScenarios } from "../scenarios/all";
import { cognitoWorld } from "../scenarios/build-cognito";
import { mergeWorlds } from "../scenarios/build-merge";
import { journeyScenarios } from "../support/browser/chosen";
import { type BuiltServer, startBuiltServer } from "../support/secrets/built-server";
import { largeWorld } from "./large-world";
import { longApi, longNames } from "./long-names";

export interface RunningWorld {
  readonly origin: string;
  /** What the dashboard wrote. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

export type Start = () => Promise<RunningWorld>;

const journeys = allScenarios.filter(({ id }) => journeyScenarios.includes(id));

interface WorldParts {
  readonly scenarios?: readonly Scenario[];
  /** In place of that of the scenarios. */
  readonly world?: () => World;
  readonly faults?: Readonly<Record<string, Fault[]>>;
  /** Changes the dashboard's configuration file. */
  readonly configure?: (file: Record<string, unknown>) => Record<string, unknown>;
  readonly environment?: Record<string, string>;
}

function worldOf(parts: WorldParts): Start {
  return async () => {
    const { scenarios = [], faults = {}, configure, environment = {} } = parts;
    const world = parts.world?.() ?? mergeWorlds(scenarios.map((one) => one.build()));
    const sandbox = await startSandbox({ world, scenarios });
    for (const [target, list] of Object.entries(faults)) sandbox.aws.faults.set(target, ...list);
    if (configure !== undefined) {
      const file = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
      writeFileSync(sandbox.files.config, JSON.stringify(configure(file)));
    }
    const server = await startBuiltServer({ ...sandbox.environment, ...environment });
    return running(server, sandbox);
  };
}

function running(server: BuiltServer, sandbox: Sandbox | null): RunningWorld {
  return {
    origin: server.origin,
    output: server.output,
    close: async () => {
      await server.close();
      await sandbox?.close();
    },
  };
}

/** An account that has nothing in it. */
function emptyWorld(): World {
  const world = cognitoWorld("empty-account");
  for (const account of world.accounts) {
    for (const { elbv2 } of Object.values(account.regions)) {
      elbv2.loadBalancers = [];
      elbv2.listeners = [];
      elbv2.rules = [];
    }
  }
  return world;
}

const faulty = (faults: Readonly<Record<string, Fault[]>>) => worldOf({ scenarios: journeys, faults });

const signIn = {
  origin: "https://authpath.example.com",
  signIn: { type: "oidc", issuer: "https://login.example.com", clientId: "authpath" },
};

export const worlds = {
  journeys: worldOf({ scenarios: journeys }),
  /** The same, and names at their longest. */
  whole: worldOf({ scenarios: [...journeys, longNames, longApi] }),
  empty: worldOf({ world: emptyWorld }),
  large: worldOf({ world: largeWorld }),
  denied: faulty({ "*": [{ kind: "deny" }] }),
  /** Cognito, and one call in three of all others. */
  partial: faulty({
    "cognito-idp:*": [{ kind: "deny" }],
    "elasticloadbalancing:DescribeRules": [{ kind: "throttle", every: 3 }],
    "cloudwatch:*": [{ kind: "deny" }],
    "cloudtrail:*": [{ kind: "throttle" }],
  }),
  throttled: faulty({ "*": [{ kind: "throttle" }] }),
  slow: faulty({ "*": [{ kind: "break", how: "hang" }] }),
  failed: faulty({ "*": [{ kind: "break", how: "error" }] }),
  expired: faulty({ "*": [{ kind: "expired-token" }] }),
  unconfigured: async () => running(await startBuiltServer({ HOME: "/nonexistent" }), null),
  signedOut: worldOf({
    scenarios: journeys.slice(0, 1),
    configure: (file) => ({ ...file, ...signIn }),
    environment: { AUTHPATH_SESSION_SECRET: "gallery".repeat(6), AUTHPATH_OIDC_CLIENT_SECRET: "gallery" },
  }),
} satisfies Record<string, Start>;

export type WorldName = keyof typeof worlds;

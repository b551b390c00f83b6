import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Finding, Fix } from "../../lib/model/finding";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { Scenario } from "../sandbox/world";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenarios } from "../scenarios/index";
import { missingJq, openShell, type Shell } from "../support/aws-cli/shell";
import { differences } from "../support/contract/differences";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { symptomAt } from "../support/contract/symptom";

type CliFix = Extract<Fix, { type: "cli" }>;

const missing = missingJq();
if (missing !== null) console.warn(`fixes: not run, ${missing}`);

/** Commands that are not run to the end here, and why. */
const byHand: Readonly<Record<string, string>> = {
  "certificate-host-mismatch": "somebody must create the DNS records of the new certificate",
  "certificate-expired": "it only shows why the certificate was not renewed",
};

const cognitoAction = "elbv2.rules.Actions.AuthenticateCognitoConfig";
const oidcAction = "elbv2.rules.Actions.AuthenticateOidcConfig";
const jwtAction = "elbv2.rules.Actions.JwtValidationConfig";

/** What the fix of a check may change in the account, without the numbers of rows; nothing else. */
const changes: Readonly<Record<string, readonly string[]>> = {
  "access-logs-off": ["elbv2.attributes.access_logs.s3.enabled", "elbv2.attributes.access_logs.s3.bucket"],
  "app-client-missing": [`${cognitoAction}.UserPoolArn`, `${cognitoAction}.UserPoolDomain`],
  "authorization-endpoint-mismatch": [`${oidcAction}.AuthorizationEndpoint`],
  "callback-url-unregistered": ["cognito.clients.CallbackURLs"],
  "client-secret-absent": ["cognito.clients", `${cognitoAction}.UserPoolClientId`],
  "code-grant-disabled": ["cognito.clients.AllowedOAuthFlows"],
  "default-rule-unauthenticated": ["elbv2.listeners.DefaultActions", "elbv2.rules.Actions"],
  "egress-blocked-by-network-acl": ["ec2.networkAcls.Entries"],
  "egress-blocked-by-security-group": ["ec2.securityGroups.IpPermissionsEgress"],
  "egress-route-missing": ["ec2.routeTables.Routes"],
  "email-attribute-unreadable": ["cognito.clients.ReadAttributes"],
  "extra-parameter-harmful": [`${oidcAction}.AuthenticationRequestExtraParams`],
  "http-listener-forwards": ["elbv2.listeners.DefaultActions", "elbv2.rules.Actions"],
  "issuer-mismatch": [
    `${oidcAction}.Issuer`,
    `${jwtAction}.Issuer`,
    "elbv2.listeners.DefaultActions.AuthenticateOidcConfig.Issuer",
  ],
  "jwks-endpoint-mismatch": [`${jwtAction}.JwksEndpoint`],
  "managed-login-branding-absent": ["cognito.brandings"],
  "oauth-flows-disabled": ["cognito.clients.AllowedOAuthFlowsUserPoolClient"],
  "openid-scope-absent": [`${cognitoAction}.Scope`],
  "rule-shadowed": ["elbv2.rules.Priority"],
  "scope-not-allowed": ["cognito.clients.AllowedOAuthScopes"],
  "scope-undefined": ["cognito.resourceServers.Scopes"],
  "session-cookie-shared": [`${oidcAction}.SessionCookieName`],
  "token-endpoint-mismatch": [`${oidcAction}.TokenEndpoint`],
  "unauthenticated-request-allowed": [`${cognitoAction}.OnUnauthenticatedRequest`],
  "unauthenticated-request-denied": [`${cognitoAction}.OnUnauthenticatedRequest`],
  "user-pool-domain-mismatch": [`${cognitoAction}.UserPoolDomain`],
  "user-pool-domain-missing": ["cognito.domains", "cognito.pools.Domain"],
  "userinfo-endpoint-mismatch": [`${oidcAction}.UserInfoEndpoint`],
  "userinfo-endpoint-wrong-kind": [`${oidcAction}.UserInfoEndpoint`],
  "value-with-whitespace": [`${oidcAction}.ClientId`],
};
/** What undoing leaves behind: it harms nothing, and deleting is nobody's to do unasked. */
const left: Readonly<Record<string, readonly string[]>> = {
  "access-logs-off": ["elbv2.attributes.access_logs.s3.bucket"],
  "client-secret-absent": ["cognito.clients"],
};

let sandbox: Sandbox;
let outbound: Outbound;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(scenarios.map(({ build }) => build())), pageSize: 2 });
  stubEnvironment(sandbox);
  outbound = outboundOf(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/**
 * The account as JSON, without the dates that every change leaves behind, and without the log files that the front door
 * writes while somebody signs in.
 */
function account(): unknown {
  const region = sandbox.aws.world().accounts[0]?.regions["eu-west-1"];
  const text = JSON.stringify({ ...region, s3: undefined }, (key, value: unknown) =>
    key === "LastModifiedDate" ? undefined : value,
  );
  return JSON.parse(text);
}

/** `elbv2.attributes.<arn>[3].Value` reads as the attribute's name; numbers of rows go. */
function changed(before: unknown, after: unknown): string[] {
  const attributes = new Map<string, string>(
    sandbox.aws
      .world()
      .accounts.flatMap(({ regions }) =>
        Object.values(regions).flatMap(({ elbv2 }) =>
          Object.entries(elbv2.attributes).flatMap(([arn, rows]) =>
            rows.map(
              ({ Key }, n) => [`elbv2.attributes.${arn}[${n}].Value`, `elbv2.attributes.${Key}`] as const,
            ),
          ),
        ),
      ),
  );
  const paths = differences(before, after).map(
    (path) => attributes.get(path) ?? path.replaceAll(/\[\d+\]/g, ""),
  );
  return [...new Set(paths)];
}

/** What a new dashboard finds once a command has run: names may lead elsewhere, and the old clue tells nothing. */
function diagnoseMended({ url }: Scenario) {
  sandbox.setWorld(sandbox.aws.world());
  return diagnoseScenario(engineOn(sandbox, outboundOf(sandbox)), { url, clue: {} });
}

async function succeed(shell: Shell, command: string): Promise<void> {
  expect(await shell.run(command)).toMatchObject({ status: 0, stderr: "" });
}

/** A change of a part of `allowed`, or of the whole of it. */
const within = (path: string, allowed: readonly string[]) =>
  allowed.some((one) => path === one || path.startsWith(`${one}.`));

async function proveFix(scenario: Scenario, finding: Finding, fix: CliFix): Promise<void> {
  const { check } = finding;
  sandbox.setWorld(scenario.build());
  const before = account();
  const shell = await openShell(sandbox.aws.url);
  await succeed(shell, fix.command);
  const after = account();
  const allowed = changes[check] ?? [];
  const touched = changed(before, after);
  expect(touched).not.toEqual([]);
  expect(touched.filter((path) => !within(path, allowed))).toEqual([]);

  const mended = await diagnoseMended(scenario);
  expect([check, mended.findings.find((each) => each.check === check)?.status]).toEqual([check, "pass"]);
  expect(mended.causes).toEqual([]);
  expect(await symptomAt(sandbox, scenario)).toEqual({ at: "target", status: 200 });

  if (fix.undo !== undefined) {
    await succeed(shell, fix.undo);
    expect(changed(before, account()).filter((path) => !within(path, left[check] ?? []))).toEqual([]);
  }
  await shell.close();
}

describe(`each command that mends a scenario${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  const proven = new Set<string>();

  it.skipIf(missing !== null).for(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    "%s",
    async ([, scenario]) => {
      sandbox.setWorld(scenario.build());
      const { findings } = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
      for (const finding of findings.filter(({ status }) => status === "fail")) {
        if (finding.followsFrom !== undefined || byHand[finding.check] !== undefined) continue;
        for (const fix of finding.fixes) {
          if (fix.type !== "cli") continue;
          await proveFix(scenario, finding, fix);
          proven.add(finding.check);
        }
      }
    },
  );

  it.skipIf(missing !== null)(
    "that only reads changes nothing, and so does each that shows evidence",
    async () => {
      const shell = await openShell(sandbox.aws.url);
      const run = new Set<string>();
      for (const scenario of scenarios) {
        sandbox.setWorld(scenario.build());
        const before = account();
        const { findings } = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
        const failing = findings.filter(({ status }) => status === "fail");
        const shown = failing.flatMap(({ evidence }) =>
          evidence.flatMap((each) => (each.type === "field" && each.command ? [each.command] : [])),
        );
        const reading = failing.flatMap(({ check, fixes }) =>
          check === "certificate-expired"
            ? fixes.flatMap((fix) => (fix.type === "cli" ? [fix.command] : []))
            : [],
        );
        for (const command of new Set([...shown, ...reading])) {
          const { status, stderr, stdout } = await shell.run(command);
          expect([command, status, stderr]).toEqual([command, 0, ""]);
          expect([command, stdout.trim()]).not.toEqual([command, "null"]);
          run.add(command);
        }
        expect([scenario.id, changed(before, account())]).toEqual([scenario.id, []]);
      }
      expect(run.size).toBeGreaterThan(20);
      await shell.close();
    },
  );

  it.skipIf(missing !== null)("is one that this test says the extent of", () => {
    expect([...proven].toSorted()).toEqual(Object.keys(changes).toSorted());
  });
});

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { addResource, cognitoApiWorld, methodOf, restUrl, tokenWorld } from "../scenarios/api/build-rest";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

/** Calls that a diagnosis of an API may take, however large the API is. */
const MOST_CALLS = 12;
const RESOURCES = 500;
/** With these the API is that large: it has the root and two resources of its own. */
const more = Array.from({ length: RESOURCES - 3 }, (_, n) => `/things-${n}`);

const token = tokenWorld("large-token", (parts) => {
  for (const path of more) addResource(parts, path, { GET: methodOf("GET") });
});
const cognito = cognitoApiWorld("large-cognito", (parts) => {
  for (const path of more) addResource(parts, path, { GET: methodOf("GET") });
});

let sandbox: Sandbox;
beforeAll(async () => {
  // Pages as large as AWS's own.
  sandbox = await startSandbox({ world: token });
  stubEnvironment(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

it.each([
  ["a Lambda authorizer", "large-token", token],
  ["a user pool", "large-cognito", cognito],
] as const)("an API of 500 resources behind %s takes at most 12 calls", async (_name, id, world) => {
  sandbox.setWorld(world);
  sandbox.aws.calls.reset();
  const { answer, snapshot } = await diagnoseScenario(engineOn(sandbox, outboundOf(sandbox)), {
    url: restUrl(id),
    clue: {},
  });
  const { operations } = sandbox.aws.calls.report();
  expect(answer).toBe("ruled-out");
  expect(snapshot.calls).toBeLessThanOrEqual(MOST_CALLS);
  expect(operations["apigateway:GetResources"]).toBe(1);
});

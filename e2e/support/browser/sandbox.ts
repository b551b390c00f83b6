/** The running sandbox behind the dashboard under test. */
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { Fault } from "../../sandbox/aws/faults";
import { REGION } from "../../scenarios/build-ids";

/** `dashboard`: where the dashboard answers; the sandbox stands on the two ports after it (`serve.ts`). */
function portOf(dashboard: string | undefined): number {
  return Number(new URL(dashboard ?? "").port);
}

/** Replaces all faults of the sandbox's AWS, by `service:Operation`, `service:*` or `*`. */
export async function setFaults(
  dashboard: string | undefined,
  faults: Readonly<Record<string, Fault[]>>,
): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${portOf(dashboard) + 1}/faults`, {
    method: "PUT",
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(`the sandbox refused the faults: ${response.status}`);
}

/** The sandbox's user pools, to change what a scenario has set up. */
export function userPools(dashboard: string | undefined): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: `http://127.0.0.1:${portOf(dashboard) + 2}`,
    region: REGION,
    credentials: { accessKeyId: "AKIASANDBOXSANDBOX02", secretAccessKey: "any" },
  });
}

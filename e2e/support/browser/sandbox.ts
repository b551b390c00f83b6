/** The running sandbox behind the dashboard under test. */
import { request } from "node:https";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { Fault } from "../../sandbox/aws/faults";
import { REGION } from "../../scenarios/build-ids";

/** `dashboard`: where the dashboard answers; the sandbox stands on the three ports after it (`serve.ts`). */
function portOf(dashboard: string | undefined): number {
  return Number(new URL(dashboard ?? "").port);
}

/** Asks a load balancer of the sandbox for a path, without cookies; gives the status. */
export function askLoadBalancer(dashboard: string | undefined, host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: "127.0.0.1",
      port: portOf(dashboard) + 3,
      servername: host,
      path,
      headers: { host },
      // Its authority is made anew each time.
      rejectUnauthorized: false,
      agent: false,
    });
    sent.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end();
  });
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

/** What a browser, or a program, really meets in a running sandbox. */
import { PASSWORD } from "../../sandbox/idp/users";
import type { Sandbox } from "../../sandbox/start";
import type { Scenario, Symptom } from "../../sandbox/world";
import { bearerFor } from "../walk/bearer";
import { callApi, symptomOfCall } from "../walk/call-api";
import { reasonOf } from "../walk/serve-world";
import { walk } from "../walk/walk";

/**
 * Calls an API; walks from any other `url` as the world's first user, or calls it as the program that has a token for
 * it. `reason` comes from the access log's last line.
 */
export async function symptomAt(
  sandbox: Sandbox,
  { url, call }: Pick<Scenario, "url" | "call">,
): Promise<Symptom> {
  const ca = sandbox.authority.caPem;
  const world = sandbox.aws.world();
  if (world.names[new URL(url).hostname]?.serves === "api") {
    return symptomOfCall(await callApi(world, { url, ...(call && { call }) }, { dial: sandbox.dial, ca }));
  }
  const { last } = await walk({
    url,
    dial: sandbox.dial,
    ca,
    headers: { ...(await bearerFor(world, url, { dial: sandbox.dial, ca })) },
    username: world.users[0]?.username ?? "",
    password: PASSWORD,
  });
  const reason = last.at === "load-balancer" ? reasonOf(sandbox.frontDoor.accessLog().at(-1)) : undefined;
  return { ...last, ...(reason !== undefined && { reason }) };
}

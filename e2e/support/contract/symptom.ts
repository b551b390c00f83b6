/** What a browser really meets in a running sandbox. */
import { PASSWORD } from "../../sandbox/idp/users";
import type { Sandbox } from "../../sandbox/start";
import type { Symptom } from "../../sandbox/world";
import { bearerFor } from "../walk/bearer";
import { reasonOf } from "../walk/serve-world";
import { walk } from "../walk/walk";

/** Walks from `url` as the world's first user, or calls it as the program that has a token for it; `reason` comes from the access log's last line. */
export async function symptomAt(sandbox: Sandbox, url: string): Promise<Symptom> {
  const ca = sandbox.authority.caPem;
  const { last } = await walk({
    url,
    dial: sandbox.dial,
    ca,
    headers: { ...(await bearerFor(sandbox.aws.world(), url, { dial: sandbox.dial, ca })) },
    username: sandbox.aws.world().users[0]?.username ?? "",
    password: PASSWORD,
  });
  const reason = last.at === "load-balancer" ? reasonOf(sandbox.frontDoor.accessLog().at(-1)) : undefined;
  return { ...last, ...(reason !== undefined && { reason }) };
}

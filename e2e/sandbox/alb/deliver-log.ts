import type { RegionState } from "../world";
import type { Balancer } from "./balancer-at";

const INTERVAL_MS = 5 * 60_000;

/** `20261006T0915Z` */
const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}Z`;

/**
 * Writes a line to the object that a load balancer's attributes ask for: one a node and five minutes, named by the end of
 * its interval. At AWS it comes some minutes after that; here it is there at once.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-file-format
 */
export function deliverLog({ path, state, loadBalancer }: Balancer, line: string, at: number): void {
  const { LoadBalancerArn: arn } = loadBalancer;
  const attributes = state.elbv2.attributes[arn] ?? [];
  const value = (name: string) => attributes.find(({ Key }) => Key === `access_logs.s3.${name}`)?.Value ?? "";
  if (value("enabled") !== "true") return;
  const [, , , region = "", account = ""] = arn.split(":");
  const end = Math.floor(at / INTERVAL_MS) * INTERVAL_MS + INTERVAL_MS;
  const day = new Date(end).toISOString().slice(0, 10).replaceAll("-", "/");
  const folder = `AWSLogs/${account}/elasticloadbalancing/${region}/${day}`;
  const node = line.split(" ").at(-3) ?? "-";
  const file = `${account}_elasticloadbalancing_${region}_${path.replaceAll("/", ".")}_${stamp(end)}_${node}_4x9q2m7c.log.gz`;
  const prefix = value("prefix");
  const { objects } = bucketFor(state, value("bucket"), account);
  const key = `${prefix === "" ? "" : `${prefix}/`}${folder}/${file}`;
  const { content = [] } = objects[key] ?? {};
  const lines = content instanceof Uint8Array ? [] : content;
  objects[key] = { content: [...lines, line], modified: new Date(at) };
}

function bucketFor(state: RegionState, name: string, owner: string) {
  state.s3 ??= { buckets: {} };
  const bucket = state.s3.buckets[name] ?? { owner, sharedWith: [], objects: {} };
  state.s3.buckets[name] = bucket;
  return bucket;
}

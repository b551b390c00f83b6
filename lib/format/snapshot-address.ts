/** Where the snapshot of a chain is read: of a load balancer all of it, of an API what the chain needs. */
export function snapshotAddress(chain: string): string {
  const scope = chain.startsWith("alb/") ? chain.split("/").slice(0, 5).join("/") : chain;
  return `/api/v1/snapshot?scope=${encodeURIComponent(scope)}`;
}

/** "shop-20261128T031400Z.json": whose, and as of when. */
export function snapshotFileName(chain: string, takenAt: string): string {
  const name = (chain.split("/")[3] ?? "chain").replace(/[^\w-]/g, "");
  return `${name}-${takenAt.replace(/\.\d+/, "").replaceAll(/[-:]/g, "")}.json`;
}

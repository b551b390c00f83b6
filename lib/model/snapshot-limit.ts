/** Bytes of the largest file that is read as a snapshot: many times that of the largest load balancer. */
export const snapshotFileLimit = 20_000_000;

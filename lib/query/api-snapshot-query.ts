import { queryOptions } from "@tanstack/react-query";
import { snapshotAddress } from "../format/snapshot-address";
import type { ApiSnapshot } from "../model/api-snapshot";
import { readJson } from "./read-json";

/** What was read of the API behind a chain, for judging in the browser. `takenAt`: of the diagnosis that is shown. */
export function apiSnapshotQuery(chain: string, takenAt: string) {
  return queryOptions({
    queryKey: ["api-snapshot", chain, takenAt],
    queryFn: ({ signal }) => readJson(snapshotAddress(chain), signal, isApiSnapshot),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Our own server's answer. */
function isApiSnapshot(body: unknown): body is ApiSnapshot {
  return typeof body === "object" && body !== null && "scope" in body && "artifacts" in body;
}

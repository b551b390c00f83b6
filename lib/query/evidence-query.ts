import { queryOptions } from "@tanstack/react-query";
import type { ChainEvidence } from "../model/chain-evidence";
import { readJson } from "./read-json";

/** What AWS recorded around a chain, near `at` where that is given. Asked once the verdict stands. */
export function evidenceQuery(chain: string | null, at: string | undefined, enabled: boolean) {
  const query = new URLSearchParams({ chain: chain ?? "", ...(at === undefined ? {} : { at }) });
  return queryOptions({
    queryKey: ["evidence", chain, at ?? null],
    queryFn: ({ signal }) => readJson(`/api/v1/evidence?${query}`, signal, isEvidence),
    enabled: enabled && chain !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Our own server's answer. */
function isEvidence(body: unknown): body is ChainEvidence {
  return typeof body === "object" && body !== null && "metrics" in body && "trail" in body;
}

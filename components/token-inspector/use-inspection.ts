"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import { fetchKeys } from "./fetch-keys";
import { keyRequest, refetchRequest } from "./key-request";
import type { Choice, Inspected, WantedKeys } from "./protocol";
import { nextTurn } from "./token-times";
import { startWorkerClient, type WorkerClient } from "./worker-client";

const noPlace =
  "no live chain names this provider, so the dashboard does not ask it; paste its key set beside the target";
/** setTimeout counts in 32 bits. */
const LONGEST_WAIT_MS = 2_147_000_000;

export interface Inspection {
  /** The last answer; null: nothing was asked, or not answered yet. */
  readonly inspected: Inspected | null;
  readonly trouble: "too-slow" | "failed" | null;
  /** Every address that was asked for keys, as it was asked. */
  readonly requests: readonly string[];
  /** Asks again for the keys that could not be fetched. */
  readonly retryKeys: () => void;
}

/** Has a text judged by the worker whenever it, the choice, the targets, the keys at hand or the time change it. */
export function useInspection(text: string, choice: Choice, targets: readonly TargetOfChain[]): Inspection {
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const [trouble, setTrouble] = useState<Inspection["trouble"]>(null);
  const [requests, setRequests] = useState<readonly string[]>([]);
  const client = useRef<WorkerClient | null>(null);
  const current = useRef({ text, choice, targets });
  const asked = useRef(new Set<string>());

  const judge = useCallback(() => {
    const { text: newest, choice: chosen } = current.current;
    if (newest !== "") client.current?.inspect({ text: newest, choice: chosen, now: Date.now() });
  }, []);

  const ask = useCallback(
    async (place: string, request: string) => {
      if (asked.current.has(request)) return;
      asked.current.add(request);
      setRequests((all) => [...all, request]);
      const answer = await fetchKeys(request);
      client.current?.tell({ type: "keys", place, answer });
      judge();
    },
    [judge],
  );

  const want = useCallback(
    (wanted: WantedKeys) => {
      const request = keyRequest(wanted, current.current.targets);
      if (request !== null) return void ask(wanted.place, request);
      client.current?.tell({
        type: "keys",
        place: wanted.place,
        answer: { status: 0, body: "", because: noPlace },
      });
      judge();
    },
    [ask, judge],
  );

  const answered = useCallback(
    (found: Inspected, of: string) => {
      if (of !== current.current.text) return;
      setInspected(found);
      setTrouble(null);
      for (const wanted of found.wanted) want(wanted);
      const lacksKey = found.inspection.findings.some(({ id }) => id === "key-not-found");
      const request = found.keyPlace && keyRequest(found.keyPlace, current.current.targets);
      const refetch = lacksKey && request ? refetchRequest(request, found.inspection.header?.kid) : null;
      if (refetch !== null && found.keyPlace) void ask(found.keyPlace.place, refetch);
    },
    [ask, want],
  );

  useEffect(() => {
    const start = () => new Worker(new URL("./inspector.worker.ts", import.meta.url), { type: "module" });
    const started = startWorkerClient(start, { answered, troubled: setTrouble });
    client.current = started;
    return () => {
      started.end();
      client.current = null;
    };
  }, [answered]);

  useEffect(() => {
    current.current.targets = targets;
    client.current?.tell({ type: "targets", targets });
  }, [targets]);

  useEffect(() => {
    current.current = { text, choice, targets };
    if (text === "") setInspected(null);
    judge();
  }, [text, choice, targets, judge]);

  useEffect(() => {
    const { header, claims } = inspected?.inspection ?? {};
    const turn = nextTurn(header, claims, Date.now());
    if (turn === null) return;
    const timer = setTimeout(judge, Math.min(turn - Date.now() + 5, LONGEST_WAIT_MS));
    return () => clearTimeout(timer);
  }, [inspected, judge]);

  const retryKeys = useCallback(() => {
    asked.current.clear();
    const place = inspected?.keyPlace;
    if (place) want(place);
  }, [inspected, want]);

  return { inspected, trouble, requests, retryKeys };
}

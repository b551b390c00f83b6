"use client";

import { useCallback, useEffect, useState } from "react";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { HopId } from "@/lib/model/finding";
import type { FlowGraph, HopStatus } from "@/lib/model/flow-graph";

const prefix = "#hop-";
const worstFirst: readonly HopStatus[] = ["fails", "likely", "by-design", "unknown"];

/** The hop whose panel is open: the one the address names, else the first cause's, else the worst. */
export function useChosenHop(diagnosis: Diagnosis): readonly [HopId | null, (hop: HopId) => void] {
  const [chosen, setChosen] = useState<HopId | null>(null);
  useEffect(() => {
    const named = hopNamed(diagnosis.graph, location.hash);
    if (named) setChosen(named);
  }, [diagnosis.graph]);
  const choose = useCallback((hop: HopId) => {
    setChosen(hop);
    history.replaceState(history.state, "", `${prefix}${hop}`);
  }, []);
  const here = diagnosis.graph.nodes.some(({ id }) => id === chosen);
  return [here ? chosen : leadingHop(diagnosis), choose];
}

function hopNamed(graph: FlowGraph, hash: string): HopId | null {
  return graph.nodes.find(({ id }) => `${prefix}${id}` === hash)?.id ?? null;
}

function leadingHop({ graph, causes, findings }: Diagnosis): HopId | null {
  const cause = findings.find(({ check }) => check === causes[0]);
  const ofCause = graph.nodes.find(({ id }) => id === cause?.hop);
  if (ofCause) return ofCause.id;
  for (const status of worstFirst) {
    const node = graph.nodes.find((each) => each.status === status);
    if (node) return node.id;
  }
  return graph.nodes[0]?.id ?? null;
}

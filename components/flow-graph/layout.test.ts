import { describe, expect, it } from "vitest";
import type { FlowGraph } from "@/lib/model/flow-graph";
import { exampleGraph } from "./example-graph";
import { layoutGraph, mediumSize, nodeHeight, wideSize } from "./layout";

/** Stretches of a path's corners, as boxes; the rounding is inside the corner it rounds. */
function stretches(path: string): { x1: number; x2: number; y1: number; y2: number }[] {
  const points = [...path.matchAll(/[MLQ]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return {
      x1: Math.min(point.x, before.x),
      x2: Math.max(point.x, before.x),
      y1: Math.min(point.y, before.y),
      y2: Math.max(point.y, before.y),
    };
  });
}

describe("layoutGraph", () => {
  it.each([
    ["wide", wideSize, 1312],
    ["medium", mediumSize, 1068],
  ])("%s fits its container", (_, size, width) => {
    const layout = layoutGraph(exampleGraph(), size);
    expect(layout.width).toBe(width);
    for (const { x, y } of layout.nodes) {
      expect(x + size.nodeWidth).toBeLessThanOrEqual(layout.width);
      expect(y + nodeHeight).toBeLessThanOrEqual(layout.height);
    }
  });

  it("places no two hops on one another", () => {
    const places = layoutGraph(exampleGraph(), wideSize).nodes.map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  const shortcuts: FlowGraph = {
    ...exampleGraph(),
    edges: [
      { from: "rule", to: "target", step: 1, kind: "forward", label: "" },
      { from: "authenticate", to: "browser", step: 2, kind: "refuse", label: "" },
      { from: "browser", to: "userinfo", step: 3, kind: "back-channel", label: "" },
      ...exampleGraph().edges,
    ],
  };

  it.each([
    ["wide", wideSize],
    ["medium", mediumSize],
  ])("%s: no edge crosses a hop", (_, size) => {
    const { nodes, edges } = layoutGraph(shortcuts, size);
    expect(edges).toHaveLength(12);
    for (const { path } of edges) {
      for (const stretch of stretches(path)) {
        for (const { x, y } of nodes) {
          const inside =
            stretch.x2 > x &&
            stretch.x1 < x + size.nodeWidth &&
            stretch.y2 > y &&
            stretch.y1 < y + nodeHeight;
          expect(inside).toBe(false);
        }
      }
    }
  });

  it("marks only edges into a failing hop", () => {
    const { edges } = layoutGraph(exampleGraph({ token: "fails", userinfo: "not-reached" }), wideSize);
    expect(edges.filter(({ failing }) => failing).map(({ edge }) => edge.to)).toEqual(["token"]);
  });

  it("draws a chain without sign-in: hops that are not there leave their columns empty", () => {
    const whole = exampleGraph();
    const open: FlowGraph = {
      nodes: whole.nodes.filter(({ id }) => ["browser", "listener", "rule", "target"].includes(id)),
      edges: [{ from: "rule", to: "target", step: 1, kind: "forward", label: "" }],
    };
    expect(layoutGraph(open, wideSize).edges[0]?.path).toBe("M472 52L1176 52");
  });

  it("leaves out an edge to a hop that is not there", () => {
    expect(layoutGraph({ nodes: [], edges: exampleGraph().edges }, wideSize).edges).toEqual([]);
  });
});

import type { FlowEdge, FlowGraph, FlowNode } from "@/lib/model/flow-graph";

/** Sizes in pixels. Two of them: a full width, and one for narrower containers. Narrower still is the rail. */
export interface GraphSize {
  readonly nodeWidth: number;
  readonly pitch: number;
}

/** From 1312 px of container on. The style sheet of the nodes says the same. */
export const wideSize: GraphSize = { nodeWidth: 136, pitch: 168 };
/** From 1080 to 1311 px of container. */
export const mediumSize: GraphSize = { nodeWidth: 116, pitch: 136 };

/** Of a picture by itself: wider than any page, so that names stand there whole. */
export const pictureSize: GraphSize = { nodeWidth: 184, pitch: 216 };

export const nodeHeight = 56;
const laneTop = { front: 24, back: 136 } as const;
const columns = 8;
const corner = 6;
/** Half of what separates two edges that leave one side of a node. */
const spread = 8;

/** In pixels from the top left of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode {
  readonly node: FlowNode;
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly edge: FlowEdge;
  /** SVG path data. */
  readonly path: string;
  /** The refusing edge ends in a bar; others in an arrow head. Both are drawn at the end of the path. */
  readonly label: Point;
  /** The label stands beside an upright stretch, above a level one. */
  readonly upright: boolean;
  /** It leads to a hop that fails, and says what is seen there. */
  readonly failing: boolean;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Places a flow graph on its grid of eight columns and two lanes. Pure: the same graph is drawn the same. */
export function layoutGraph(graph: FlowGraph, size: GraphSize): GraphLayout {
  const nodes = graph.nodes.map((node) => ({
    node,
    x: (clamp(node.column) - 1) * size.pitch,
    y: laneTop[node.lane],
  }));
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const edges = graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (!from || !to || from === to) return [];
    const points = route(from, to, nodes, size);
    return [
      {
        edge,
        path: rounded(points),
        ...labelPlace(points),
        failing: edge.failsWith !== undefined && isFailing(to.node),
      },
    ];
  });
  return {
    width: (columns - 1) * size.pitch + size.nodeWidth,
    height: laneTop.back + nodeHeight + spread,
    nodes,
    edges,
  };
}

function clamp(column: number): number {
  return Math.min(columns, Math.max(1, Math.round(column)));
}

function isFailing(node: FlowNode): boolean {
  return node.status === "fails" || node.status === "likely";
}

/** Corners of an orthogonal line from one node to another that crosses no third. */
function route(from: PlacedNode, to: PlacedNode, nodes: readonly PlacedNode[], size: GraphSize): Point[] {
  const middle = { from: from.x + size.nodeWidth / 2, to: to.x + size.nodeWidth / 2 };
  if (from.node.lane !== to.node.lane) {
    const down = from.y < to.y;
    const start = { x: middle.from, y: down ? from.y + nodeHeight : from.y };
    const end = { x: middle.to, y: down ? to.y : to.y + nodeHeight };
    if (start.x === end.x) return [start, end];
    const between = (start.y + end.y) / 2;
    return [start, { x: start.x, y: between }, { x: end.x, y: between }, end];
  }
  const forward = from.x < to.x;
  if (forward && !isBlocked(from, to, nodes)) {
    const y = from.y + nodeHeight / 2;
    return [
      { x: from.x + size.nodeWidth, y },
      { x: to.x, y },
    ];
  }
  const above = from.y - spread;
  return [
    { x: middle.from + (forward ? spread : -spread), y: from.y },
    { x: middle.from + (forward ? spread : -spread), y: above },
    { x: middle.to + (forward ? -spread : spread), y: above },
    { x: middle.to + (forward ? -spread : spread), y: to.y },
  ];
}

function isBlocked(from: PlacedNode, to: PlacedNode, nodes: readonly PlacedNode[]): boolean {
  return nodes.some(({ node, x }) => node.lane === from.node.lane && x > from.x && x < to.x);
}

/** The middle of the longest stretch: where there is room for a word. */
function labelPlace(points: readonly Point[]): Pick<PlacedEdge, "label" | "upright"> {
  let best = { length: -1, x: 0, y: 0, upright: false };
  for (let index = 1; index < points.length; index += 1) {
    const a = points[index - 1];
    const b = points[index];
    if (!a || !b) continue;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if (length > best.length) best = { length, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, upright: a.x === b.x };
  }
  return { label: { x: best.x, y: best.y }, upright: best.upright };
}

/** Path data with rounded corners. */
function rounded(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const radius = Math.min(corner, distance(before, point) / 2, distance(point, after) / 2);
      const enter = towards(point, before, radius);
      const leave = towards(point, after, radius);
      return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
    })
    .join("");
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}

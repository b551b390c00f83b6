import type { FlowGraph } from "@/lib/model/flow-graph";
import type { GraphSize, PlacedEdge } from "./layout";
import { layoutGraph } from "./layout";

interface EdgesProps {
  readonly graph: FlowGraph;
  readonly size: GraphSize;
  readonly className: string;
  /** Apart for each drawing of a page: markers are named. */
  readonly name: string;
}

/** The lines of the graph. Said in words by the list in front of it, so hidden from readers. */
export function Edges({ graph, size, className, name }: EdgesProps) {
  const { width, height, edges } = layoutGraph(graph, size);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden
      className={`flow-edges ${className}`}
    >
      <defs>
        <Arrow id={`${name}-arrow`} className="fill-line-strong" />
        <Arrow id={`${name}-arrow-fails`} className="fill-fails" />
        <marker
          id={`${name}-bar`}
          viewBox="0 0 4 12"
          refX="3"
          refY="6"
          markerWidth="4"
          markerHeight="12"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <rect x="1" width="2" height="12" className="fill-fails" />
        </marker>
      </defs>
      {edges.map((placed) => (
        <Edge key={`${placed.edge.from}-${placed.edge.to}`} placed={placed} name={name} width={width} />
      ))}
    </svg>
  );
}

function Arrow({ id, className }: { readonly id: string; readonly className: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0 0.5L7.5 4L0 7.5z" className={className} />
    </marker>
  );
}

interface EdgeProps {
  readonly placed: PlacedEdge;
  readonly name: string;
  readonly width: number;
}

function Edge({ placed, name, width }: EdgeProps) {
  const { edge, path, label, upright, failing } = placed;
  const red = failing || edge.kind === "refuse";
  const end = edge.kind === "refuse" ? "bar" : red ? "arrow-fails" : "arrow";
  return (
    <g>
      <path
        d={path}
        fill="none"
        strokeWidth={edge.kind === "forward" ? 2.5 : 1.5}
        {...(edge.kind === "back-channel" ? { strokeDasharray: "6 4" } : {})}
        className={red ? "stroke-fails" : "stroke-line-strong"}
        markerEnd={`url(#${name}-${end})`}
      />
      {failing && edge.failsWith !== undefined ? (
        <Pill text={edge.failsWith} x={label.x} y={label.y} width={width} />
      ) : (
        <text
          x={upright ? label.x + 12 : label.x}
          y={upright ? label.y + 4 : label.y - 6}
          textAnchor="middle"
          className="fill-text-3 text-meta"
        >
          {edge.step}
        </text>
      )}
    </g>
  );
}

const letterWidth = 7.3;
const pillHeight = 18;

/** What is seen where the edge breaks, above the nodes; between the lanes where the edge runs there. */
function Pill({
  text,
  x,
  y,
  width,
}: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const wide = shown.length * letterWidth + 12;
  const left = Math.min(Math.max(0, x - wide / 2), width - wide);
  const top = y === 52 ? 1 : y === 164 ? 113 : y - pillHeight / 2;
  return (
    <g>
      <rect
        x={left}
        y={top}
        width={wide}
        height={pillHeight}
        rx="4"
        className="fill-fails-tint stroke-fails"
        strokeWidth="1"
      />
      <text x={left + wide / 2} y={top + 13} textAnchor="middle" className="fill-fails font-mono text-meta">
        {shown}
      </text>
    </g>
  );
}

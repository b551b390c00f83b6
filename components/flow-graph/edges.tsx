import type { SVGProps } from "react";
import type { FlowGraph } from "@/lib/model/flow-graph";
import type { GraphLayout, GraphSize, PlacedEdge } from "./layout";
import { layoutGraph } from "./layout";

/** How the parts of the lines are drawn: by class on a page, by attribute in a picture by itself. */
export interface EdgePaint {
  readonly line: SVGProps<SVGPathElement>;
  readonly arrow: SVGProps<SVGPathElement>;
  readonly failingLine: SVGProps<SVGPathElement>;
  readonly failingArrow: SVGProps<SVGPathElement>;
  readonly bar: SVGProps<SVGRectElement>;
  readonly step: SVGProps<SVGTextElement>;
  readonly pill: SVGProps<SVGRectElement>;
  readonly pillText: SVGProps<SVGTextElement>;
}

const pagePaint: EdgePaint = {
  line: { className: "stroke-line-strong" },
  arrow: { className: "fill-line-strong" },
  failingLine: { className: "stroke-fails" },
  failingArrow: { className: "fill-fails" },
  bar: { className: "fill-fails" },
  step: { className: "fill-text-3 text-meta" },
  pill: { className: "fill-fails-tint stroke-fails" },
  pillText: { className: "fill-fails font-mono text-meta" },
};

interface EdgesProps {
  readonly graph: FlowGraph;
  readonly size: GraphSize;
  readonly className: string;
  /** Apart for each drawing of a page: markers are named. */
  readonly name: string;
}

/** The lines of the graph. Said in words by the list in front of it, so hidden from readers. */
export function Edges({ graph, size, className, name }: EdgesProps) {
  const layout = layoutGraph(graph, size);
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      aria-hidden
      className={`flow-edges ${className}`}
    >
      <EdgeLines layout={layout} name={name} paint={pagePaint} />
    </svg>
  );
}

interface EdgeLinesProps {
  readonly layout: GraphLayout;
  readonly name: string;
  readonly paint: EdgePaint;
}

/** The lines with their ends and labels, to stand in an SVG. */
export function EdgeLines({ layout: { width, edges }, name, paint }: EdgeLinesProps) {
  return (
    <>
      <defs>
        <Arrow id={`${name}-arrow`} paint={paint.arrow} />
        <Arrow id={`${name}-arrow-fails`} paint={paint.failingArrow} />
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
          <rect x="1" width="2" height="12" {...paint.bar} />
        </marker>
      </defs>
      {edges.map((placed) => (
        <Edge
          key={`${placed.edge.from}-${placed.edge.to}`}
          placed={placed}
          name={name}
          width={width}
          paint={paint}
        />
      ))}
    </>
  );
}

function Arrow({ id, paint }: { readonly id: string; readonly paint: EdgePaint["arrow"] }) {
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
      <path d="M0 0.5L7.5 4L0 7.5z" {...paint} />
    </marker>
  );
}

interface EdgeProps {
  readonly placed: PlacedEdge;
  readonly name: string;
  readonly width: number;
  readonly paint: EdgePaint;
}

function Edge({ placed, name, width, paint }: EdgeProps) {
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
        {...(red ? paint.failingLine : paint.line)}
        markerEnd={`url(#${name}-${end})`}
      />
      {failing && edge.failsWith !== undefined ? (
        <Pill text={edge.failsWith} x={label.x} y={label.y} width={width} paint={paint} />
      ) : (
        <text
          x={upright ? label.x + 12 : label.x}
          y={upright ? label.y + 4 : label.y - 6}
          textAnchor="middle"
          {...paint.step}
        >
          {edge.step}
        </text>
      )}
    </g>
  );
}

const letterWidth = 7.3;
const pillHeight = 18;

interface PillProps {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly paint: EdgePaint;
}

/** What is seen where the edge breaks, above the nodes; between the lanes where the edge runs there. */
function Pill({ text, x, y, width, paint }: PillProps) {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const wide = shown.length * letterWidth + 12;
  const left = Math.min(Math.max(0, x - wide / 2), width - wide);
  const top = y === 52 ? 1 : y === 164 ? 113 : y - pillHeight / 2;
  return (
    <g>
      <rect x={left} y={top} width={wide} height={pillHeight} rx="4" strokeWidth="1" {...paint.pill} />
      <text x={left + wide / 2} y={top + 13} textAnchor="middle" {...paint.pillText}>
        {shown}
      </text>
    </g>
  );
}

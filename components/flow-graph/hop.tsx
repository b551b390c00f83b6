import type { MouseEvent, ReactNode } from "react";
import { Status } from "@/components/ui/status";
import { cutMiddle } from "@/lib/format/cut-middle";
import { statusWord } from "@/lib/format/status";
import type { FlowEdge, FlowNode } from "@/lib/model/flow-graph";

interface HopProps {
  readonly node: FlowNode;
  /** Edges that lead here. */
  readonly edges: readonly FlowEdge[];
  readonly because: string | undefined;
  /** On the rail it stands behind a count; on the grid it is always there. */
  readonly folded: boolean;
  readonly chosen: boolean;
  readonly onChoose: (event: MouseEvent) => void;
  readonly panel: ReactNode;
}

/** Letters that fit a node of the grid, and a row of the rail on a phone. */
const shortName = 18;
const longName = 34;

/** One hop: where it stands, what it is, what became of it. Its name says all that its colour says. */
export function Hop({ node, edges, because, folded, chosen, onChoose, panel }: HopProps) {
  const word = statusWord[node.status];
  const seen =
    node.status === "fails" || node.status === "likely" ? edges.find((edge) => edge.failsWith) : undefined;
  return (
    <li className="flow-hop" data-lane={node.lane} data-column={node.column} data-folded={folded}>
      <a
        href={`#hop-${node.id}`}
        className="flow-node"
        data-node={node.id}
        data-status={node.status}
        aria-label={`${node.title}: ${word}.${because === undefined ? "" : ` ${because}`}`}
        aria-current={chosen}
        title={node.name}
        onClick={onChoose}
      >
        <span className="flow-words">
          <span className="flow-title flow-short">{node.title.replace(/ (?:endpoint|action)$/, "")}</span>
          <span className="flow-title flow-long">{node.title}</span>
          <span className="flow-name flow-short">{cutMiddle(node.name, shortName)}</span>
          <span className="flow-name flow-long">{cutMiddle(node.name, longName)}</span>
        </span>
        <Status status={node.status} className="flow-status" />
      </a>
      <p className="sr-only">
        {edges.map((edge) => `Step ${edge.step}, ${edge.kind.replace("-", " ")}: ${edge.label}.`).join(" ")}
      </p>
      {seen && (
        <p aria-hidden className="flow-seen text-meta text-text-2">
          shows as <code className="text-meta text-fails">{seen.failsWith}</code>
        </p>
      )}
      {panel && <div className="flow-inline">{panel}</div>}
    </li>
  );
}

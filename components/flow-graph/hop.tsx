import type { MouseEvent, ReactNode } from "react";
import { Status } from "@/components/ui/status";
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

/** Last letters of a name, which always stand there: what is before them is cut to the room there is. */
const nameEnd = 8;

/** What fits a node of the grid; its lane and its neighbours say the rest. */
const shortTitle = (title: string) =>
  title === "Authorizer function" ? "Function" : title.replace(/ (?:endpoint|action)$/, "");

/** One hop: where it stands, what it is, what became of it. Its name says all that it shows, its colour too. */
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
        aria-label={`${node.title}: ${node.name}. ${word}.${because === undefined ? "" : ` ${because}`}`}
        aria-current={chosen}
        title={`${node.title}: ${node.name}`}
        onClick={onChoose}
      >
        <span className="flow-words">
          <span className="flow-title flow-short">{shortTitle(node.title)}</span>
          <span className="flow-title flow-long">{node.title}</span>
          <span className="flow-name">
            <span>{node.name.slice(0, -nameEnd)}</span>
            <span>{node.name.slice(-nameEnd)}</span>
          </span>
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

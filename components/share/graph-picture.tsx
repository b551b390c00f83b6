import type { SVGProps } from "react";
import { EdgeLines, type EdgePaint } from "@/components/flow-graph/edges";
import { layoutGraph, nodeHeight, type PlacedNode, pictureSize } from "@/components/flow-graph/layout";
import { statusLooks } from "@/components/ui/status";
import { cutMiddle } from "@/lib/format/cut-middle";
import { answerWord, statusWord } from "@/lib/format/status";
import { utcTime } from "@/lib/format/time";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { type PictureColours, pictureColours } from "./picture-colours";

/** `both`: as the system of whoever opens it has it. A picture of dots has one. */
export type PictureTheme = "light" | "dark" | "both";

type Ink =
  | Exclude<keyof PictureColours, "status" | "tint">
  | keyof PictureColours["status"]
  | "fails-tint"
  | "likely-tint"
  | "by-design-tint";

const margin = 32;
/** So many fit in the widest of the fonts named below. */
const nameLetters = 23;
const summaryLetters = 128;
const fontSans = "Geist, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const fontMono = "'Geist Mono', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

interface GraphPictureProps {
  readonly diagnosis: Diagnosis;
  readonly theme: PictureTheme;
}

/**
 * The flow graph as a picture that stands by itself: colours are attributes, fonts those of the reader, nothing is
 * fetched. It tells the account, the Region, the chain and the time, since a picture outlives its page.
 */
export function GraphPicture({ diagnosis, theme }: GraphPictureProps) {
  const { graph, summary, resolution, source, snapshot, request } = diagnosis;
  const layout = layoutGraph(graph, pictureSize);
  const ink = inks(theme);
  const lines = wrap(summary, summaryLetters);
  const captions = [
    [
      `${source.accountName} ${source.account}`.trim() || "account unknown",
      source.region,
      `read ${utcTime(snapshot.takenAt, true)}`,
    ].join(" · "),
    ...(resolution.chain === null ? [] : [`chain ${resolution.chain}`]),
    ...(request.url === undefined
      ? []
      : [`asked ${[request.url, request.status, request.reason].filter(Boolean).join(" · ")}`]),
  ];
  const top = margin + 24 + lines.length * 26 + captions.length * 18 + 24;
  const width = layout.width + 2 * margin;
  const height = top + layout.height + margin + 20;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={fontSans}
      role="img"
      aria-label={`${answerWord(diagnosis)}: ${summary}`}
    >
      {theme === "both" && <style>{darkRules()}</style>}
      <rect width={width} height={height} {...ink.fill("bg")} />
      <text x={margin} y={margin + 12} fontSize="14" fontWeight="600" {...ink.fill(lookOf(diagnosis))}>
        {answerWord(diagnosis)}
      </text>
      {lines.map((line, index) => (
        <text
          key={line}
          x={margin}
          y={margin + 40 + index * 26}
          fontSize="20"
          fontWeight="600"
          {...ink.fill("text")}
        >
          {line}
        </text>
      ))}
      {captions.map((caption, index) => (
        <text
          key={caption}
          x={margin}
          y={margin + 38 + lines.length * 26 + index * 18}
          fontSize="13"
          {...ink.fill("text2")}
        >
          {cutMiddle(caption, 220)}
        </text>
      ))}
      <g transform={`translate(${margin} ${top})`}>
        <LaneName y={12} ink={ink}>
          Front channel
        </LaneName>
        {graph.nodes.some(({ lane }) => lane === "back") && (
          <LaneName y={148} ink={ink}>
            Back channel
          </LaneName>
        )}
        <EdgeLines layout={layout} name="picture" paint={edgePaint(ink)} />
        {layout.nodes.map((placed) => (
          <Node key={placed.node.id} placed={placed} ink={ink} />
        ))}
      </g>
      <text x={margin} y={height - margin + 8} fontSize="12" {...ink.fill("text3")}>
        Solid lines are the front channel, dashed ones the back channel. A number is the step; a line in red
        is where it breaks, with what is seen there. Made with Authpath.
      </text>
    </svg>
  );
}

interface InkedProps {
  readonly ink: Inks;
}

function LaneName({ y, ink, children }: InkedProps & { readonly y: number; readonly children: string }) {
  return (
    <text x={0} y={y} fontSize="12" {...ink.fill("text3")}>
      {children}
    </text>
  );
}

/** What is too long for its node is cut off there, whatever font it is drawn in. */
function Node({ placed: { node, x, y }, ink }: InkedProps & { readonly placed: PlacedNode }) {
  const { status } = node;
  const Icon = statusLooks[status].icon;
  const isLoud = status === "fails" || status === "likely" || status === "by-design";
  const dashes = status === "unknown" ? "2 3" : status === "not-reached" ? "5 4" : undefined;
  const wide = isLoud || status === "unknown" ? 2 : 1;
  const { nodeWidth } = pictureSize;
  const quiet = status === "not-reached" ? "text3" : undefined;
  return (
    <svg x={x} y={y} width={nodeWidth} height={nodeHeight}>
      <title>{`${node.title}: ${statusWord[status]}. ${node.name}`}</title>
      <rect
        x={wide / 2}
        y={wide / 2}
        width={nodeWidth - wide}
        height={nodeHeight - wide}
        rx="4"
        strokeWidth={wide}
        {...(dashes === undefined ? {} : { strokeDasharray: dashes })}
        {...merge(
          ink.fill(isLoud ? (`${status}-tint` as Ink) : "surface"),
          ink.stroke(isLoud || status === "unknown" ? status : "lineStrong"),
        )}
      />
      <text x="10" y="17" fontSize="13" fontWeight="600" {...ink.fill(quiet ?? "text")}>
        {node.title}
      </text>
      <text x="10" y="32" fontSize="12" {...ink.fill(quiet ?? "text2")}>
        {cutMiddle(node.name, nameLetters)}
      </text>
      <Icon x={9} y={37} size={14} strokeWidth={1.75} {...ink.stroke(status)} />
      <text x="28" y="48.5" fontSize="12" {...ink.fill(status)}>
        {statusWord[status]}
      </text>
    </svg>
  );
}

function edgePaint(ink: Inks): EdgePaint {
  return {
    line: ink.stroke("lineStrong"),
    arrow: ink.fill("lineStrong"),
    failingLine: ink.stroke("fails"),
    failingArrow: ink.fill("fails"),
    bar: ink.fill("fails"),
    step: { fontSize: 12, ...ink.fill("text3") },
    pill: merge(ink.fill("fails-tint"), ink.stroke("fails")),
    pillText: { fontSize: 12, fontFamily: fontMono, ...ink.fill("fails") },
  };
}

function lookOf({ answer }: Diagnosis): keyof PictureColours["status"] {
  const looks = {
    found: "fails",
    likely: "likely",
    "by-design": "by-design",
    "ruled-out": "not-applicable",
    "not-enough-access": "unknown",
  } as const;
  return looks[answer];
}

type Attributes = Pick<SVGProps<SVGElement>, "fill" | "stroke" | "className">;

interface Inks {
  readonly fill: (ink: Ink) => Pick<Attributes, "fill" | "className">;
  readonly stroke: (ink: Ink) => Pick<Attributes, "stroke" | "className">;
}

function inks(theme: PictureTheme): Inks {
  const colours = table(pictureColours[theme === "dark" ? "dark" : "light"]);
  const named = (name: string) => (theme === "both" ? { className: name } : {});
  return {
    fill: (ink) => ({ fill: colours[ink], ...named(`f-${ink}`) }),
    stroke: (ink) => ({ stroke: colours[ink], ...named(`s-${ink}`) }),
  };
}

function merge(a: Attributes, b: Attributes) {
  const className = [a.className, b.className].filter(Boolean).join(" ");
  const { className: _a, ...fill } = a;
  const { className: _b, ...stroke } = b;
  return { ...fill, ...stroke, ...(className === "" ? {} : { className }) };
}

function table({ status, tint, ...plain }: PictureColours): Readonly<Record<Ink, string>> {
  return {
    ...plain,
    ...status,
    "fails-tint": tint.fails,
    "likely-tint": tint.likely,
    "by-design-tint": tint["by-design"],
  };
}

/** Attributes say the light colours; a style sheet inside the file the dark ones. */
function darkRules(): string {
  const rules = Object.entries(table(pictureColours.dark)).flatMap(([ink, colour]) => [
    `.f-${ink}{fill:${colour}}`,
    `.s-${ink}{stroke:${colour}}`,
  ]);
  return `:root{background:${pictureColours.light.bg}}@media (prefers-color-scheme:dark){:root{background:${pictureColours.dark.bg}}${rules.join("")}}`;
}

/** Lines of at most so many letters, broken between words. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

"use client";

import { ArrowRight, Lock } from "lucide-react";
import { useId, useState } from "react";
import { FlowGraph } from "@/components/flow-graph/flow-graph";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { useTimeWords } from "@/components/ui/time-stamp";
import type { HarFinding, HarStory, SignInStory } from "@/lib/clue/har";
import { placeText } from "@/lib/clue/har/exchange";
import { diagnosePath } from "@/lib/format/paths";
import type { ShownStatus } from "@/lib/format/status";
import type { HopId } from "@/lib/model/finding";
import { HarFindings } from "./har-findings";
import { HarSteps } from "./har-steps";

interface HarStoryViewProps {
  readonly story: HarStory;
  readonly explained: readonly string[];
}

/** Where the sign-in of a HAR broke, drawn and told hop by hop, and where to go on from there. */
export function HarStoryView({ story, explained }: HarStoryViewProps) {
  const { signIns, next } = story;
  const failed = signIns.findIndex(({ findings }) => findings.length > 0);
  const [index, setIndex] = useState(failed < 0 ? signIns.length - 1 : failed);
  const pickId = useId();
  const tell = useTimeWords();
  const told = signIns[index];
  const findings = [...(told?.findings ?? []), ...story.findings];
  const { status, word, title, bar } = headOf(told, findings);
  return (
    <div className="flex flex-col gap-6 pt-3">
      <div
        className={`flex flex-col gap-3 border-l-3 pl-4 ${bar}`}
        data-har-outcome={told?.outcome ?? "none"}
      >
        <div>
          <Status status={status} word={word} className="font-semibold" />
          <p className="max-w-measure text-verdict max-md:text-verdict-phone">{title}</p>
        </div>
        <p className="text-meta text-text-2">{countsOf(story)}</p>
        {next && (
          <Link
            href={diagnosePath(next)}
            className="button button-filled self-start text-left wrap-anywhere whitespace-normal"
          >
            Diagnose {new URL(next.url).host}
            {next.reason !== undefined || next.status !== undefined ? ` (${next.reason ?? next.status})` : ""}
            <ArrowRight size={16} strokeWidth={1.75} aria-hidden />
          </Link>
        )}
        <p className="flex items-start gap-1 text-meta text-text-2">
          <Lock size={12} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            The recording stays in this tab. Codes, states, cookies, tokens, queries and bodies were cut as it
            was read; the link carries host, path, status and reason.
          </span>
        </p>
      </div>
      {signIns.length > 1 && (
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={pickId} className="text-meta text-text-2">
            Sign-in
          </label>
          <select
            id={pickId}
            className="field"
            value={index}
            onChange={(event) => setIndex(Number(event.target.value))}
          >
            {signIns.map((signIn, each) => (
              <option key={`${signIn.at} ${signIn.steps[0]?.exchange.entry}`} value={each}>
                {each + 1} of {signIns.length}
                {signIn.at && `, ${tell(signIn.at)}`}: {outcomeWord[signIn.outcome]}
              </option>
            ))}
          </select>
        </div>
      )}
      {told && <SignInGraph key={index} signIn={told} />}
      <HarFindings findings={findings} explained={explained} />
      {story.unknown.length > 0 && (
        <ul className="flex flex-col gap-2">
          {story.unknown.map((sentence) => (
            <li key={sentence} className="grid gap-x-3 border-line border-t py-2 md:grid-cols-[104px_1fr]">
              <Status status="unknown" className="h-5" />
              <p className="max-w-measure">{sentence}</p>
            </li>
          ))}
        </ul>
      )}
      {told && <HarSteps steps={told.steps} />}
    </div>
  );
}

const outcomeWord: Readonly<Record<SignInStory["outcome"], string>> = {
  "signed-in": "ends well",
  failed: "fails",
  unfinished: "does not end in this file",
};

interface Head {
  readonly status: ShownStatus;
  readonly word: string;
  readonly title: string;
  readonly bar: string;
}

function headOf(told: SignInStory | undefined, findings: readonly HarFinding[]): Head {
  const [first] = findings;
  if (first) {
    return first.certainty === "proven"
      ? { status: "fails", word: "Broke here", title: `${first.title}.`, bar: "border-fails" }
      : { status: "likely", word: "Likely broke here", title: `${first.title}.`, bar: "border-likely" };
  }
  const neutral = { status: "not-applicable", bar: "border-line-strong" } as const;
  if (told === undefined) {
    return {
      ...neutral,
      word: "No sign-in",
      title: "No request of this recording goes to an identity provider or comes back from one.",
    };
  }
  return told.outcome === "signed-in"
    ? {
        ...neutral,
        word: "No fault in this recording",
        title: "The sign-in ends well as far as it was recorded.",
      }
    : {
        status: "unknown",
        word: "Cannot tell",
        title: "The sign-in does not end in this recording.",
        bar: "border-unknown",
      };
}

function countsOf({ requests, unread, signIns }: HarStory): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  return [
    count(requests, "request", "requests"),
    count(signIns.length, "sign-in", "sign-ins"),
    ...(unread > 0 ? [`${count(unread, "entry", "entries")} could not be read`] : []),
  ].join(" · ");
}

/** The graph with the requests of the chosen hop. */
function SignInGraph({ signIn }: { readonly signIn: SignInStory }) {
  const { graph, findings, steps } = signIn;
  const [chosen, setChosen] = useState<HopId | null>(null);
  const node = graph.nodes.find(({ id }) => id === chosen);
  const here = steps.filter(({ hop }) => hop === chosen);
  const panel = node && (
    <div className="panel p-4">
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="section-title">{node.title}</h3>
        <Status status={node.status} className="text-meta" />
      </div>
      <p className="text-text-2">{node.name}</p>
      {findings
        .filter(({ hop }) => hop === node.id)
        .map(({ id, because }) => (
          <p key={id} className="mt-2 max-w-measure">
            {because}
          </p>
        ))}
      {here.length > 0 && (
        <ul className="mt-2">
          {here.map(({ exchange }) => (
            <li key={exchange.entry} className="border-line border-t py-1">
              <span className="text-text-2">Entry {exchange.entry}</span>{" "}
              <code>
                {exchange.method} {placeText(exchange.place)}
              </code>{" "}
              {exchange.status === 0 ? "no answer" : exchange.status}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
  return (
    <div className="flex flex-col gap-4">
      <FlowGraph
        graph={graph}
        findings={findings.map(({ id, because }) => ({ check: id, because }))}
        chosen={chosen}
        onChoose={setChosen}
        panel={panel}
      />
      {panel && <div className="hidden lg:block">{panel}</div>}
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import {
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { pages } from "@/components/shell/pages";
import { actionsNow, useOffered } from "@/components/ui/actions";
import { type FoundItem, findItems } from "./find-items";
import { actionItems, type PaletteItem, pageItem } from "./items";
import { askAgain, knownNow, watchKnown } from "./known";
import { PaletteRow } from "./palette-row";
import { recentIds, remember } from "./recent";

/** What the field hands down to its list. */
export interface ListKeys {
  press(event: KeyboardEvent): void;
}

export interface PaletteListProps {
  readonly text: string;
  readonly keys: Ref<ListKeys>;
  readonly listId: string;
  /** The id of the row that Enter takes. */
  readonly onActive: (row: string | null) => void;
  readonly onClose: () => void;
}

interface Group {
  readonly title: string;
  readonly items: readonly FoundItem[];
}

/** Chains that stand there before anything is typed. */
const firstChains = 5;
const shownRecent = 5;

/** What fits the text, or what is likely to be wanted before there is one. */
export default function PaletteList({ text, keys, listId, onActive, onClose }: PaletteListProps) {
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const known = useSyncExternalStore(watchKnown, knownNow, knownNow);
  useEffect(askAgain, []);
  const [here, settings] = useOffered(() => [
    [...actionItems(actionsNow("page"), "action"), ...pages.map(pageItem)],
    actionItems(actionsNow("everywhere"), "setting"),
  ]);
  const [recent] = useState(recentIds);
  const items = useMemo(
    () => [...here, ...known.chains, ...known.symptoms, ...known.checks, ...settings],
    [here, known.chains, known.symptoms, known.checks, settings],
  );
  const groups = useMemo(() => (text.trim() === "" ? suggest(items, recent) : null), [items, recent, text]);
  const found = useMemo(
    () => (groups ? null : findItems(items, text, recent)),
    [groups, items, text, recent],
  );
  const rows = useMemo(() => groups?.flatMap((group) => group.items) ?? found?.shown ?? [], [groups, found]);
  const [problem, setProblem] = useState<{ readonly text: string; readonly words: string } | null>(null);
  const [chosen, setChosen] = useState<{ readonly text: string; readonly id: string } | null>(null);
  const at = Math.max(0, chosen?.text === text ? rows.findIndex(({ item }) => item.id === chosen.id) : 0);
  const rowId = (index: number) => `${listId}-${index}`;
  const active = rows.length === 0 ? null : rowId(at);
  useEffect(() => onActive(active), [active, onActive]);
  useEffect(() => {
    if (active !== null)
      list.current?.querySelector(`[id="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const take = (item: PaletteItem) => {
    remember(item.id);
    onClose();
    if ("run" in item.leads) return item.leads.run();
    router.push(item.leads.path);
    // What had the focus goes with its page.
    document.getElementById("content")?.focus();
  };
  /** What is nothing of ours may be what the paste box takes: it is not remembered. */
  const paste = async () => {
    const { lead } = await import("@/components/paste-box/lead");
    const led = lead(text);
    if ("problem" in led) return setProblem({ text, words: led.problem });
    onClose();
    router.push(led.path);
  };
  const choose = (index: number) => {
    const row = rows[index];
    if (row) setChosen({ text, id: row.item.id });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const wanted =
      digit === undefined ? (event.key === "Enter" ? rows[at] : undefined) : rows[Number(digit) - 1];
    const next = nextRow(event.key, at, rows.length);
    if (!wanted && next === null && digit === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (wanted) take(wanted.item);
    else if (next !== null) choose(next);
    else if (found?.total === 0) void paste();
  };
  useImperativeHandle(keys, () => ({ press }));

  const row = (each: FoundItem, index: number) => (
    <PaletteRow
      key={each.item.id}
      id={rowId(index)}
      found={each}
      digit={index < 9 ? index + 1 : null}
      active={index === at}
      onChoose={() => choose(index)}
      onTake={() => take(each.item)}
    />
  );
  let before = 0;
  return (
    <>
      <p role="status" className="border-line border-b px-3 pb-2 text-meta text-text-2">
        {countWords(found, items.length, known.chains.length)}
        {known.reading === "begun" &&
          ` · reading chains${known.asked > 0 ? `: ${known.read} of ${known.asked} load balancers and APIs so far` : ""}`}
      </p>
      {known.missing.map((sentence) => (
        <p key={sentence} className="border-line border-b px-3 py-2 text-meta text-unknown">
          {sentence}
        </p>
      ))}
      <div
        ref={list}
        role="listbox"
        id={listId}
        aria-label="What fits"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1"
      >
        {groups?.map((group) => {
          const start = before;
          before += group.items.length;
          return (
            <Group key={group.title} title={group.title}>
              {group.items.map((each, index) => row(each, start + index))}
            </Group>
          );
        })}
        {found?.shown.map(row)}
      </div>
      {found?.total === 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 pb-3">
          <button type="button" className="button" onClick={() => void paste()}>
            Take it as the paste box does
          </button>
          <p role="status">{problem?.text === text && problem.words}</p>
        </div>
      )}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox, no fieldset
    <div role="group" aria-labelledby={id}>
      <p id={id} role="presentation" className="px-2 pt-2 pb-1 text-meta text-text-2">
        {title}
      </p>
      {children}
    </div>
  );
}

/** Before anything is typed: what was used last, what can be done here, where one can go, what is worst. */
function suggest(items: readonly PaletteItem[], recent: readonly string[]): readonly Group[] {
  const last = recent.flatMap((id) => items.find((item) => item.id === id) ?? []).slice(0, shownRecent);
  const rest = items.filter((item) => !last.includes(item));
  const of = (kind: PaletteItem["kind"]) => rest.filter((item) => item.kind === kind);
  return [
    { title: "Recent", items: last },
    { title: "On this page", items: of("action") },
    { title: "Chains, worst first", items: of("chain").slice(0, firstChains) },
    { title: "Pages", items: of("page") },
    { title: "On every page", items: of("setting") },
  ]
    .filter((group) => group.items.length > 0)
    .map(({ title, items: all }) => ({ title, items: all.map((item) => ({ item, marked: [] })) }));
}

function countWords(
  found: { shown: readonly unknown[]; total: number } | null,
  all: number,
  chains: number,
): string {
  if (found === null) return `${all} to choose from, ${chains} of them chains`;
  if (found.total === 0) return "Nothing fits";
  return found.total > found.shown.length
    ? `The best ${found.shown.length} of ${found.total} that fit`
    : `${found.total} ${found.total === 1 ? "fits" : "fit"}`;
}

function nextRow(key: string, at: number, count: number): number | null {
  switch (count === 0 ? "" : key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at + count - 1) % count;
    case "PageDown":
      return Math.min(at + 8, count - 1);
    case "PageUp":
      return Math.max(at - 8, 0);
    default:
      return null;
  }
}

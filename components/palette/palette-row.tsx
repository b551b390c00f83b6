import { KeyCaps } from "@/components/ui/key-caps";
import { Status } from "@/components/ui/status";
import type { FoundItem } from "./find-items";
import type { ItemKind } from "./items";

interface PaletteRowProps {
  readonly id: string;
  readonly found: FoundItem;
  /** With Alt it takes the row; null: none does. */
  readonly digit: number | null;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly onTake: () => void;
}

const kindWord: Readonly<Record<ItemKind, string>> = {
  action: "action",
  setting: "setting",
  page: "page",
  chain: "chain",
  check: "check",
  symptom: "explain",
};

/** An option: what it is, where it leads, and how it is had without the palette. */
export function PaletteRow({ id, found, digit, active, onChoose, onTake }: PaletteRowProps) {
  const { item, marked } = found;
  return (
    // The field keeps the focus: its keys move the choice (ARIA Authoring Practices, combobox).
    // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are never focused themselves
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      role="option"
      id={id}
      aria-selected={active}
      data-item={item.id}
      onPointerMove={onChoose}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-2 py-1 aria-selected:bg-sunken aria-selected:outline-2 aria-selected:outline-accent aria-selected:-outline-offset-2 max-md:min-h-11"
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="wrap-anywhere">
          <Marked text={item.name} marked={marked} />
        </span>
        {item.detail !== "" && <span className="wrap-anywhere text-meta text-text-2">{item.detail}</span>}
      </span>
      {item.status && <Status status={item.status} className="text-meta" />}
      {item.key !== undefined && <KeyCaps keys={item.key} />}
      <span className="w-14 shrink-0 text-meta text-text-2 max-md:hidden">{kindWord[item.kind]}</span>
      <span aria-hidden className="w-9 shrink-0 text-right text-meta text-text-3 max-md:hidden">
        {digit !== null && `Alt ${digit}`}
      </span>
    </div>
  );
}

function Marked({ text, marked }: { readonly text: string; readonly marked: readonly number[] }) {
  const parts: { readonly start: number; readonly text: string; readonly isMarked: boolean }[] = [];
  for (const [start, letter] of [...text].entries()) {
    const isMarked = marked.includes(start);
    const last = parts.at(-1);
    if (last?.isMarked === isMarked) parts[parts.length - 1] = { ...last, text: last.text + letter };
    else parts.push({ start, text: letter, isMarked });
  }
  return parts.map((part) =>
    part.isMarked ? (
      <mark key={part.start} className="bg-transparent font-bold text-accent">
        {part.text}
      </mark>
    ) : (
      <span key={part.start}>{part.text}</span>
    ),
  );
}

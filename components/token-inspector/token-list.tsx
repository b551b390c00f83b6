import { Status } from "@/components/ui/status";
import type { ShownStatus } from "@/lib/format/status";
import type { TokenInspection, TokenVerdict } from "@/lib/jwt/types";
import { kindWords } from "./verdict-words";

const looks: Readonly<Record<TokenVerdict, { readonly status: ShownStatus; readonly word: string }>> = {
  accept: { status: "passes", word: "taken" },
  reject: { status: "fails", word: "refused" },
  "cannot-tell": { status: "unknown", word: "cannot tell" },
};

interface TokenListProps {
  readonly labels: readonly string[];
  readonly tokens: readonly TokenInspection[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** Every token of the paste with its own verdict; one of them is looked at. */
export function TokenList({ labels, tokens, chosen, onChoose }: TokenListProps) {
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="section-title pb-1">{tokens.length} tokens in this paste</legend>
      {tokens.map((token, index) => {
        const { status, word } = looks[token.verdict];
        const label = labels[index] ?? "token";
        return (
          <label
            key={label}
            className="flex min-h-8 cursor-pointer items-center gap-3 border-line border-t py-1 max-md:min-h-11 hover:bg-sunken"
          >
            <input
              type="radio"
              name="token-of-paste"
              checked={index === chosen}
              onChange={() => onChoose(index)}
            />
            <code className="min-w-0 flex-1">{label}</code>
            <span className="min-w-0 flex-1 text-meta text-text-2">{kindWords(token.kind)}</span>
            <Status status={status} word={word} />
          </label>
        );
      })}
    </fieldset>
  );
}

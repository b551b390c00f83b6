import { BriefTime } from "@/components/ui/time-stamp";
import type { HarStep } from "@/lib/clue/har";
import { placeText } from "@/lib/clue/har/exchange";
import { duration } from "@/lib/format/time";
import type { AlbHopId } from "@/lib/model/finding";

const hopWord: Partial<Record<AlbHopId, string>> = {
  authenticate: "sign-in begins",
  authorize: "at the provider",
  callback: "callback",
  target: "application",
};

/** The requests of one sign-in in their order. */
export function HarSteps({ steps }: { readonly steps: readonly HarStep[] }) {
  return (
    <section aria-labelledby="har-steps-title">
      <h3 id="har-steps-title" className="section-title pb-2">
        Hop by hop
      </h3>
      <ol>
        {steps.map(({ hop, exchange }) => (
          <li
            key={exchange.entry}
            data-har-step={hop}
            className="grid gap-x-3 border-line border-t py-2 md:grid-cols-[104px_1fr]"
          >
            <span className="text-meta text-text-2">
              Entry {exchange.entry}
              {exchange.at !== null && (
                <span className="block">
                  <BriefTime iso={exchange.at} />
                </span>
              )}
            </span>
            <div className="min-w-0">
              <p>
                <code className="wrap-anywhere">
                  {exchange.method} {placeText(exchange.place)}
                </code>{" "}
                <span className="font-semibold">{exchange.status === 0 ? "no answer" : exchange.status}</span>
                {exchange.redirect !== null && (
                  <>
                    {" → "}
                    <code className="wrap-anywhere">{placeText(exchange.redirect.place)}</code>
                  </>
                )}
              </p>
              <p className="text-meta text-text-2">{[hopWord[hop], ...factsOf(exchange)].join(" · ")}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function factsOf({ asked, sent, set, elapsedMs, loads }: HarStep["exchange"]): string[] {
  const shards = set?.shards.length ?? 0;
  return [
    ...(loads === "frame" ? ["in a frame"] : []),
    ...(asked.hasCode ? ["code came"] : []),
    ...(asked.error === null ? [] : [`error=${asked.error}`]),
    ...(sent?.nonce ? ["nonce cookie sent"] : []),
    ...(set?.nonce ? ["nonce cookie set"] : []),
    ...(sent && sent.shards.length > 0 ? [`${sent.shards.length} parts of a session sent`] : []),
    ...(shards > 0 ? [`${shards} parts of a session set`] : []),
    ...(elapsedMs === null ? [] : [duration(elapsedMs)]),
  ];
}

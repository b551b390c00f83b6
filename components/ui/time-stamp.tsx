"use client";

import { relativeTime, type TimeForm, utcTime, zoneTime } from "@/lib/format/time";
import { localFirst, useKeptSwitch } from "./kept-switch";
import { useAlive, useNow } from "./use-now";

interface TimeStampProps {
  readonly iso: string;
  readonly form?: TimeForm;
}

const offsetAt = (iso: string) => new Date(iso).getTimezoneOffset();

/**
 * "14:02:11 UTC, 16:02:11 local (12 s ago)", or the other way round where that was chosen. UTC at once; what depends on
 * the reader follows.
 */
export function TimeStamp({ iso, form = "second" }: TimeStampProps) {
  const now = useNow();
  const relative = relativeTime(iso, now ?? new Date(iso));
  const words = relative === "" ? "" : ` (${relative})`;
  return (
    <>
      <BothTimes iso={iso} form={form} />
      {now === null ? <Room words={words} /> : words}
    </>
  );
}

/** Both zones without how long ago: of what lies hours back, or is counted down beside it. */
export function BothTimes({ iso, form = "second" }: TimeStampProps) {
  const alive = useAlive();
  const local = useKeptSwitch(localFirst);
  const there = alive ? zoneTime(iso, offsetAt(iso), form) : null;
  const utc = zoneTime(iso, null, form);
  return (
    <time dateTime={iso} title={iso}>
      {local && there !== null ? `${there}, ${utc}` : utc}
      {!local && there !== null && `, ${there}`}
      {there === null && <Room words={`, ${zoneTime(iso, 0, form)}`} />}
    </time>
  );
}

/** Room for words that come once the page is alive: nothing moves then. Nobody sees, hears or copies it. */
function Room({ words }: { readonly words: string }) {
  return <span aria-hidden data-words={words} className="invisible before:content-[attr(data-words)]" />;
}

/** The zone that comes first, alone, and the other on its title: in tables, and where many stand side by side. */
export function BriefTime({ iso, form = "second" }: TimeStampProps) {
  const tell = useTimeWords();
  const alive = useAlive();
  const both = `${utcTime(iso, true)}${alive ? `, ${zoneTime(iso, offsetAt(iso), "day")}` : ""}`;
  return (
    <time dateTime={iso} title={both}>
      {tell(iso, form)}
    </time>
  );
}

/** The same as words: for the names of drawings, and where no element may stand. */
export function useTimeWords(): (iso: string, form?: TimeForm) => string {
  const alive = useAlive();
  const local = useKeptSwitch(localFirst);
  return (iso, form = "second") => zoneTime(iso, local && alive ? offsetAt(iso) : null, form);
}

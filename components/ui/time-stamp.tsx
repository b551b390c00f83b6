"use client";

import { localTime, relativeTime, utcTime } from "@/lib/format/time";
import { useNow } from "./use-now";

interface TimeStampProps {
  readonly iso: string;
  readonly withDay?: boolean;
}

/** "12 s ago at 14:02:11 UTC (16:02:11 local)". UTC at once; what depends on the reader follows. */
export function TimeStamp({ iso, withDay = false }: TimeStampProps) {
  const now = useNow();
  const relative = now && relativeTime(iso, now);
  const local = now && localTime(iso, new Date(iso).getTimezoneOffset());
  return (
    <time dateTime={iso} title={iso}>
      {relative && `${relative} at `}
      {utcTime(iso, withDay)}
      {local && ` (${local})`}
    </time>
  );
}

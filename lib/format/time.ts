/** `minute`: the clock without seconds. `day`: with the date before it. */
export type TimeForm = "minute" | "second" | "day";

/**
 * `14:02:11 UTC`, or `16:02:11 local` in the zone given by the minutes that `Date#getTimezoneOffset` answers (UTC+2:
 * -120). What is no time is given back as it stands.
 */
export function zoneTime(iso: string, offsetMinutes: number | null, form: TimeForm = "second"): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const text = new Date(date.getTime() - (offsetMinutes ?? 0) * 60_000).toISOString();
  const clock = text.slice(11, form === "minute" ? 16 : 19);
  return `${form === "day" ? `${text.slice(0, 10)} ` : ""}${clock} ${offsetMinutes === null ? "UTC" : "local"}`;
}

/** `14:02:11 UTC`, or with the day where asked. Times are told in UTC: logs and colleagues use it. */
export function utcTime(iso: string, withDay = false): string {
  return zoneTime(iso, null, withDay ? "day" : "second");
}

/** `12 s ago`, `4 min ago`, `3 h ago`, `5 days ago`; `in 4 min` for what lies ahead. */
export function relativeTime(iso: string, now: Date): string {
  const elapsed = now.getTime() - new Date(iso).getTime();
  if (Number.isNaN(elapsed)) return "";
  const text = span(Math.abs(elapsed));
  if (text === "0 s") return "just now";
  return elapsed < 0 ? `in ${text}` : `${text} ago`;
}

function span(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} days`;
}

/** `840 ms`, `2.4 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

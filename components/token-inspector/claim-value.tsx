"use client";

import { useNow } from "@/components/ui/use-now";
import { localTime, utcTime } from "@/lib/format/time";
import { visible } from "@/lib/jwt/show";
import type { JsonValue } from "@/lib/jwt/types";
import { countdown, timeOfClaim } from "./token-times";

/** A claim's value as text, exactly; what cannot be seen is written out. */
export function valueText(value: JsonValue): string {
  if (typeof value === "string") return visible(value);
  const isFlat = typeof value !== "object" || value === null || JSON.stringify(value).length < 60;
  return visible(isFlat ? JSON.stringify(value) : JSON.stringify(value, null, 2));
}

/** A value; a time claim also as UTC, local and how far it is, alive. */
export function ClaimValue({ name, value }: { readonly name: string; readonly value: JsonValue }) {
  const iso = timeOfClaim(name, value);
  return (
    <>
      <code className="whitespace-pre-wrap">{valueText(value)}</code>
      {iso !== null && <ClaimTime iso={iso} />}
    </>
  );
}

function ClaimTime({ iso }: { readonly iso: string }) {
  const now = useNow();
  return (
    <span className="block text-meta text-text-2">
      <time dateTime={iso}>
        {utcTime(iso, true)}
        {now && ` (${localTime(iso, new Date(iso).getTimezoneOffset())})`}
      </time>
      {now && <span className="text-text"> · {countdown(iso, now)}</span>}
    </span>
  );
}

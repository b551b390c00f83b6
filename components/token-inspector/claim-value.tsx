"use client";

import { BothTimes } from "@/components/ui/time-stamp";
import { useNow } from "@/components/ui/use-now";
import { visible } from "@/lib/jwt/show";
import type { JsonValue } from "@/lib/jwt/types";
import { countdown, timeOfClaim } from "./token-times";

/** A claim's value as text, exactly; what cannot be seen is written out. */
export function valueText(value: JsonValue): string {
  if (typeof value === "string") return visible(value);
  const flat = JSON.stringify(value);
  if (typeof value !== "object" || value === null || flat.length < 60) return visible(flat);
  // Its own line breaks are layout; those within a string are written out by JSON already.
  return JSON.stringify(value, null, 2).split("\n").map(visible).join("\n");
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
      <BothTimes iso={iso} form="day" />
      {now && <span className="text-text"> · {countdown(iso, now)}</span>}
    </span>
  );
}

import { jsonValue } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { ConfigurationPart } from "../model/panels";
import type { ResourceRef } from "../model/resource";
import { whyNotRead } from "./why-not-read";

/** What was found, without its place. */
export function unlocated(found: Gathered<{ readonly value: unknown }>): Gathered<unknown> {
  return found.state === "ok" ? { state: "ok", value: found.value.value } : found;
}

/** One part of a configuration, read or not. */
export function configurationPart(
  artifact: string,
  title: string,
  resource: ResourceRef,
  found: Gathered<unknown>,
): ConfigurationPart {
  const of = { artifact, title, resource };
  if (found.state !== "ok") return { ...of, content: { kind: found.state, reason: whyNotRead(found) } };
  if (found.value === null) return { ...of, content: { kind: "absent" } };
  // A field that AWS left out may stand there as undefined, which JSON has not.
  return {
    ...of,
    content: { kind: "read", value: jsonValue.parse(JSON.parse(JSON.stringify(found.value))) },
  };
}

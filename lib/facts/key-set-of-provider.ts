import type { Gathered } from "../model/gathered";
import { skipped } from "../model/gathered";
import type { KeySet } from "../model/probe";
import type { Snapshot } from "../model/snapshot";
import { fromRecord, type Located } from "./located";

/** Where a provider's keys are looked for: named by the rule (`keySet`), else by the issuer's discovery document. */
interface KeySource {
  readonly issuer: string;
  readonly keySet?: string;
}

/** The key set that counts for the chain. */
export function keySetOf(snapshot: Snapshot, source: KeySource | null): Gathered<Located<KeySet>> {
  return keySetAt(snapshot, source?.keySet ?? publishedUrl(snapshot, source));
}

/** The key set that the discovery document names, whatever the rule names. */
export function publishedKeySetOf(snapshot: Snapshot, source: KeySource | null): Gathered<Located<KeySet>> {
  return keySetAt(snapshot, publishedUrl(snapshot, source));
}

function publishedUrl(snapshot: Snapshot, source: KeySource | null): string | undefined {
  const discovered = source ? snapshot.artifacts.discoveries[source.issuer] : undefined;
  return discovered?.state === "ok" ? discovered.value.document?.jwks_uri : undefined;
}

function keySetAt(snapshot: Snapshot, url: string | undefined): Gathered<Located<KeySet>> {
  if (!url) return skipped("no key set address is known: the discovery document gives none, or was not read");
  return fromRecord(snapshot, "keySets", url, { kind: "key-set", id: url, name: url });
}

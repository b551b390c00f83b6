import type { Recognition } from "@/lib/clue";
import { chainPath, diagnosePath, symptomPath } from "@/lib/format/paths";

/** Where a recognised text leads, and what that is called. */
export interface Destination {
  readonly path: string;
  readonly action: string;
}

/** Null where there is nothing to go to. A token or a HAR leads on empty-handed: it is never in a URL. */
export function destination(recognition: Recognition): Destination | null {
  switch (recognition.kind) {
    case "request":
      return { path: diagnosePath(recognition.parameters), action: "Diagnose" };
    case "symptom":
      return { path: symptomPath(recognition.symptom), action: `Explain ${recognition.symptom}` };
    case "chain":
      return { path: chainPath(recognition.chain), action: "Open the chain" };
    case "scope":
      return { path: `/chains?q=${encodeURIComponent(recognition.filter)}`, action: "Show its chains" };
    case "token":
      return { path: "/inspect", action: "Open the inspector" };
    case "har":
      return { path: "/", action: "Read the HAR" };
    case "empty":
    case "incomplete":
    case "unknown":
      return null;
  }
}

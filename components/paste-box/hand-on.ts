import type { Recognition } from "@/lib/clue";
import { pastedCall } from "@/lib/clue/pasted-call";
import { handOver } from "./handed-over";

/** What the next page reads of a recognised text beside its address: the text itself, in this tab's memory. */
export function handOn(recognition: Recognition, text: string): void {
  if (recognition.kind === "token" || recognition.kind === "har") handOver(recognition.kind, text);
  if (recognition.kind === "request" && pastedCall(text) !== null) handOver("call", text);
}

/** What is pasted in one place and read in another. */
type Handed = "token" | "call" | "har";

/** On its way to the page that reads it: in this tab's memory, for one taking, never in a URL. */
let waiting: { readonly kind: Handed; readonly text: string } | null = null;

export function handOver(kind: Handed, text: string): void {
  waiting = { kind, text };
}

/** What was handed over, once, and only to who asks for its kind. */
export function takeHandedOver(kind: Handed): string | null {
  const taken = waiting;
  waiting = null;
  return taken?.kind === kind ? taken.text : null;
}

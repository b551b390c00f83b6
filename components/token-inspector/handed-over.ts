/** A token on its way from the paste box to the inspector: in this tab's memory, for one taking, never in a URL. */
let waiting: string | null = null;

export function handOver(text: string): void {
  waiting = text;
}

/** What was handed over, once. */
export function takeHandedOver(): string | null {
  const text = waiting;
  waiting = null;
  return text;
}

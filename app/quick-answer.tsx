import { setTimeout } from "node:timers/promises";
import { type ReactNode, Suspense } from "react";

interface QuickAnswerProps {
  readonly answer: Promise<Awaited<ReactNode>>;
  readonly fallback: ReactNode;
}

/** A fallback that was drawn once stays for 300 ms, however soon the answer comes: only what takes longer gets one. */
const patienceMs = 200;

/** An answer that may come at once or take seconds. */
export async function QuickAnswer({ answer, fallback }: QuickAnswerProps) {
  const isQuick = await Promise.race([
    answer.then(() => true),
    setTimeout(patienceMs, false, { ref: false }),
  ]);
  return isQuick ? answer : <Suspense fallback={fallback}>{answer}</Suspense>;
}

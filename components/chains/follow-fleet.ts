import type { FleetChain } from "@/lib/model/fleet";

/** One line of `/api/v1/fleet`: how far the reading is, and what it found since the line before. */
export interface FleetNews {
  readonly asked: number;
  readonly read: number;
  readonly chains: readonly FleetChain[];
}

interface FollowOptions {
  /** What was read before does not count. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Hears the lines of `/api/v1/fleet` to their end; throws where it never comes. */
export async function followFleet(
  onNews: (news: FleetNews) => void,
  { fresh = false, signal }: FollowOptions,
): Promise<void> {
  const answer = await fetch(`/api/v1/fleet${fresh ? "?fresh=1" : ""}`, signal ? { signal } : {});
  if (!answer.ok || answer.body === null) throw new Error(`the sweep answered ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let ended = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const news = JSON.parse(line) as FleetNews & { readonly type: string };
      if (news.type === "end") ended = true;
      else onNews(news);
    }
  }
  if (!ended) throw new Error("the sweep broke off");
}

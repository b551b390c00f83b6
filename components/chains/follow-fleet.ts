import type { FleetChain } from "@/lib/model/fleet";
import type { GatherError } from "@/lib/model/gathered";

/** One line of `/api/v1/fleet`: how far the reading is, and what it found since the line before. */
export interface FleetNews {
  readonly asked: number;
  readonly read: number;
  readonly chains: readonly FleetChain[];
  readonly errors: readonly GatherError[];
}

interface FollowOptions {
  /** What was read before does not count. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Hears the lines of `/api/v1/fleet` to their end; throws where it never comes, and says why. */
export async function followFleet(
  onNews: (news: FleetNews) => void,
  { fresh = false, signal }: FollowOptions,
): Promise<void> {
  const answer = await fetch(`/api/v1/fleet${fresh ? "?fresh=1" : ""}`, signal ? { signal } : {});
  if (!answer.ok || answer.body === null) throw new Error(await refusalOf(answer));
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
  if (!ended) throw new Error("The reading broke off.");
}

/** In the words of the server, where it has any. */
async function refusalOf(answer: Response): Promise<string> {
  const body: { error?: { message?: string } } = await answer.json().catch(() => ({}));
  return body.error?.message ?? `The dashboard answered ${answer.status}.`;
}

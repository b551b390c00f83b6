/** Reads a HAR beside the page. It asks nothing of any network, and gives back nothing secret. */
import "@/lib/model/without-eval";
import { readHar } from "@/lib/clue/har";
import type { FromWorker, ToWorker } from "./protocol";

self.addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  const text = await data.file.text().catch(() => null);
  const reading = text === null ? null : readHar(text);
  self.postMessage({ reading } satisfies FromWorker);
});

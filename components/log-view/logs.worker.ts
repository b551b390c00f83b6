/** Reads and counts log files beside the page. It asks nothing of any network. */
import type { FromWorker, ToWorker } from "./protocol";
import { readFiles } from "./read-files";

const EVERY_MS = 100;
const stop = new AbortController();

self.addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "cancel") return stop.abort();
  let told = 0;
  const result = await readFiles(data.files, {
    signal: stop.signal,
    onProgress: (progress) => {
      const now = performance.now();
      if (now - told < EVERY_MS) return;
      told = now;
      self.postMessage({ type: "progress", progress } satisfies FromWorker);
    },
  });
  self.postMessage({ type: "done", ...result } satisfies FromWorker);
});

/** Reads and judges snapshots beside the page. It asks nothing of any network, and is ended where a file takes too long. */
import "@/lib/model/without-eval";
import { compareSnapshots } from "@/lib/compare";
import { chainsOfSnapshot, diagnoseOpened, judgeCall } from "@/lib/diagnose";
import type { KeySource } from "@/lib/jwt";
import { apiScopeId, scopeId } from "@/lib/model/scope";
import { type OpenedSnapshot, readSnapshotFile } from "@/lib/model/snapshot-file";
import type { Answers, FromWorker, OpenedFile, Questions, Refused, Topic, ToWorker } from "./protocol";

type Outcome<T extends Topic> =
  | { readonly ok: true; readonly answer: Answers[T] }
  | { readonly ok: false; readonly refused: Refused };

const held: { first?: OpenedSnapshot; second?: OpenedSnapshot } = {};

const chooseAgain = "Choose the file again.";

async function open({ slot, name, file }: Questions["open"]): Promise<Outcome<"open">> {
  const text = await file.text().catch(() => null);
  if (text === null)
    return refuse(`${name} could not be read: it is a folder, or was changed meanwhile.`, chooseAgain);
  const read = readSnapshotFile(text);
  if (!read.ok) return refuse(`${name} ${read.problem}.`, read.wayOut);
  const answer = describe(name, read);
  held[slot] = read;
  return { ok: true, answer };
}

function describe(name: string, opened: OpenedSnapshot): OpenedFile {
  const { scope, takenAt } = opened.snapshot;
  const { account, region, kind } = scope;
  const shared = {
    name,
    account,
    region,
    kind,
    takenAt,
    origin: opened.origin,
    rows: chainsOfSnapshot(opened),
  };
  if (opened.door === "alb") {
    return { ...shared, scope: scopeId(opened.snapshot.scope), root: opened.snapshot.scope.name };
  }
  const { api } = opened.snapshot.artifacts;
  return {
    ...shared,
    scope: apiScopeId(opened.snapshot.scope),
    root: api.state === "ok" ? api.value.name : opened.snapshot.scope.id,
  };
}

function diagnose({ chain }: Questions["diagnose"]): Outcome<"diagnose"> {
  if (!held.first) return refuse("No file is open.", chooseAgain);
  const answer = diagnoseOpened(held.first, chain);
  return answer
    ? { ok: true, answer }
    : refuse("The file holds no such chain.", "Look through the chains that it holds.");
}

/** A snapshot says which keys were published, and holds none of them. */
const noKeys: KeySource = {
  fetch: async () => ({ status: 0, body: "", because: "a file holds no keys, and nothing is asked" }),
};

async function call({ before, brought }: Questions["call"]): Promise<Outcome<"call">> {
  if (held.first?.door !== "api") return refuse("The file is of no API.", chooseAgain);
  const { snapshot } = held.first;
  const answer = await judgeCall(before, snapshot, brought, new Date(snapshot.takenAt), () => noKeys);
  return { ok: true, answer };
}

function compare(): Outcome<"compare"> {
  if (!held.first || !held.second) return refuse("Two files are compared.", chooseAgain);
  const outcome = compareSnapshots(held.first, held.second);
  return outcome.ok
    ? { ok: true, answer: outcome.comparison }
    : refuse(outcome.problem, "Choose two files of the same load balancer or API.");
}

function refuse(message: string, wayOut: string): { readonly ok: false; readonly refused: Refused } {
  return { ok: false, refused: { message, wayOut } };
}

function answerTo({ topic, question }: ToWorker): Outcome<Topic> | Promise<Outcome<Topic>> {
  switch (topic) {
    case "open":
      return open(question);
    case "diagnose":
      return diagnose(question);
    case "call":
      return call(question);
    case "compare":
      return compare();
  }
}

self.addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  const outcome = await Promise.resolve()
    .then(() => answerTo(data))
    // The fields are as they should be, and still make no sense together.
    .catch(() => refuse("What the file says cannot be judged.", "Save it anew."));
  self.postMessage({ id: data.id, outcome } satisfies FromWorker);
});

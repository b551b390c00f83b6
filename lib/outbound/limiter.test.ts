import { describe, expect, it } from "vitest";
import { createLimiter, type Release } from "./limiter";

/** Starts waiting and notes the name as soon as the turn comes. */
function line() {
  const limiter = createLimiter({ inFlight: 2, perKey: 1 });
  const started: string[] = [];
  const release = new Map<string, Release>();
  return {
    started,
    limiter,
    async join(name: string, key: string, signal?: AbortSignal) {
      const turn = await limiter.acquire(key, signal);
      if (!turn) return started.push(`${name} gave up`);
      started.push(name);
      release.set(name, turn);
    },
    async finish(name: string) {
      release.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe("createLimiter", () => {
  it("starts in order, up to the limit in all and by key, letting free keys overtake", async () => {
    const { started, join, finish, settle } = line();
    for (const [name, key] of [
      ["a1", "a"],
      ["a2", "a"],
      ["b1", "b"],
      ["c1", "c"],
      ["a3", "a"],
    ] as const) {
      void join(name, key);
    }
    await settle();
    expect(started).toEqual(["a1", "b1"]);
    await finish("b1");
    expect(started).toEqual(["a1", "b1", "c1"]);
    await finish("a1");
    expect(started).toEqual(["a1", "b1", "c1", "a2"]);
    await finish("c1");
    expect(started).toEqual(["a1", "b1", "c1", "a2"]);
    await finish("a2");
    expect(started).toEqual(["a1", "b1", "c1", "a2", "a3"]);
  });

  it("gives no turn back twice", async () => {
    const { started, join, finish, settle } = line();
    for (const name of ["a1", "b1", "c1", "d1"]) void join(name, name);
    await settle();
    await finish("a1");
    await finish("a1");
    expect(started).toEqual(["a1", "b1", "c1"]);
  });

  it("lets a waiting one give up without losing anybody's turn", async () => {
    const { started, join, finish, settle } = line();
    const controller = new AbortController();
    void join("a1", "a");
    void join("a2", "a", controller.signal);
    void join("a3", "a");
    await settle();
    controller.abort();
    await settle();
    expect(started).toEqual(["a1", "a2 gave up"]);
    await finish("a1");
    expect(started).toEqual(["a1", "a2 gave up", "a3"]);
  });

  it("gives no turn to one that had given up before", async () => {
    const { started, join } = line();
    await join("a1", "a", AbortSignal.abort());
    expect(started).toEqual(["a1 gave up"]);
  });

  it("does not count an abort that comes after the turn has begun", async () => {
    const { started, join, finish, settle } = line();
    const controller = new AbortController();
    void join("a1", "a");
    void join("a2", "a", controller.signal);
    await settle();
    await finish("a1");
    controller.abort();
    void join("a3", "a");
    await settle();
    expect(started).toEqual(["a1", "a2"]);
    await finish("a2");
    expect(started).toEqual(["a1", "a2", "a3"]);
  });
});

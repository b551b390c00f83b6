import { describe, expect, it } from "vitest";
import { COOLDOWN_MS, createKeyCache, type Fetched, LIFETIME_MS } from "./key-cache";

/** A cache over sets of key ids; `answers` are given one after another, the last for ever. */
function setting(...answers: (string[] | "failure")[]) {
  let time = 0;
  let fetches = 0;
  const cache = createKeyCache<string[]>({
    now: () => time,
    fetch: async (): Promise<Fetched<string[]>> => {
      const answer = answers[Math.min(fetches, answers.length - 1)] ?? [];
      fetches += 1;
      return answer === "failure" ? { ok: false, message: "down" } : { ok: true, value: answer, at: time };
    },
    lifetime: () => LIFETIME_MS,
    has: (set, kid) => set.includes(kid),
  });
  const kids = async (kid?: string) => {
    const fetched = await cache("https://keys", kid);
    return fetched.ok ? fetched.value.join() : fetched.message;
  };
  return {
    kids,
    pass: (ms: number) => {
      time += ms;
    },
    fetches: () => fetches,
  };
}

describe("createKeyCache", () => {
  it("fetches once for 200 askers", async () => {
    const { kids, fetches } = setting(["a"]);
    await Promise.all(Array.from({ length: 200 }, () => kids("a")));
    expect(fetches()).toBe(1);
  });

  it("fetches at most once in 30 s for 200 made-up key ids", async () => {
    const { kids, fetches, pass } = setting(["a"]);
    const flood = () => Promise.all(Array.from({ length: 200 }, (_, index) => kids(`made-up-${index}`)));
    await flood();
    expect(fetches()).toBe(1);
    pass(COOLDOWN_MS);
    await flood();
    expect(fetches()).toBe(2);
    pass(COOLDOWN_MS - 1);
    await flood();
    expect(fetches()).toBe(2);
  });

  it("finds a rotated key at the first asking after the cooldown", async () => {
    const { kids, pass } = setting(["a"], ["a", "b"]);
    await kids();
    expect(await kids("b")).toBe("a");
    pass(COOLDOWN_MS);
    expect(await kids("b")).toBe("a,b");
  });

  it("keeps a set for ten minutes", async () => {
    const { kids, fetches, pass } = setting(["a"], ["b"]);
    await kids("a");
    pass(LIFETIME_MS - 1);
    expect(await kids("a")).toBe("a");
    pass(1);
    expect(await kids("a")).toBe("b");
    expect(fetches()).toBe(2);
  });

  it("keeps the old set where the fetch for an unknown key id fails", async () => {
    const { kids, pass } = setting(["a"], "failure");
    await kids();
    pass(COOLDOWN_MS);
    expect(await kids("b")).toBe("a");
  });

  it("asks again soon after a failure, but not at once", async () => {
    const { kids, fetches, pass } = setting("failure", ["a"]);
    expect(await kids()).toBe("down");
    expect(await kids()).toBe("down");
    expect(fetches()).toBe(1);
    pass(10_000);
    expect(await kids()).toBe("a");
  });
});

import { describe, expect, it } from "vitest";
import type { Answer } from "./answer";
import { type Page, readPages } from "./read-pages";

const source = { action: "acm:ListCertificates", resource: "" };
const denied: Answer<Page<number>> = {
  state: "failed",
  error: { code: "access-denied", operation: source.action, resource: "", message: "no" },
};

/** Reads pages by token; the first has the token "". */
const read = (pages: Record<string, Page<number> | undefined>) =>
  readPages<Page<number>, number>(
    async (token = "") => {
      const page = pages[token];
      return page ? { state: "ok", value: page } : denied;
    },
    (page) => page,
    source,
  );

describe("readPages", () => {
  it.each<[string, Record<string, Page<number>>, number[]]>([
    ["one page", { "": { items: [1, 2], next: undefined } }, [1, 2]],
    ["an empty token as the end", { "": { items: [1], next: "" } }, [1]],
    [
      "an empty page in between",
      { "": { items: [1], next: "a" }, a: { items: [], next: "b" }, b: { items: [2], next: undefined } },
      [1, 2],
    ],
  ])("reads %s", async (_, pages, items) => {
    expect(await read(pages)).toEqual({ state: "ok", value: items });
  });

  it.each([
    ["at once", { "": { items: [1], next: "a" }, a: { items: [2], next: "a" } }],
    [
      "in a ring",
      { "": { items: [1], next: "a" }, a: { items: [2], next: "b" }, b: { items: [3], next: "a" } },
    ],
  ])("refuses a token that comes again %s", async (_, pages) => {
    expect(await read(pages)).toMatchObject({
      state: "failed",
      error: {
        code: "invalid-response",
        operation: source.action,
        message: expect.stringContaining("twice"),
      },
    });
  });

  it("fails as a whole where a later page fails", async () => {
    expect(await read({ "": { items: [1], next: "a" }, a: undefined })).toEqual(denied);
  });
});

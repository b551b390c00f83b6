import { describe, expect, it } from "vitest";
import type { GatherError } from "../model/gathered";
import { skipped } from "../model/gathered";
import { isOpen, notAsked, readEach, uniqueErrors } from "./snapshot-parts";

const error = (more: Partial<GatherError>): GatherError => ({
  code: "access-denied",
  operation: "acm:DescribeCertificate",
  resource: "a",
  message: "no",
  ...more,
});

describe("uniqueErrors", () => {
  it.each([
    ["the same twice", [error({}), error({ requestId: "2" })], 1],
    ["two resources", [error({}), error({ resource: "b" })], 2],
    ["two operations", [error({}), error({ operation: "acm:ListCertificates" })], 2],
    [
      "refused credentials, whatever they were used for",
      [error({ code: "credentials" }), error({ code: "credentials", operation: "sts:GetCallerIdentity" })],
      1,
    ],
  ])("%s", (_, errors, count) => {
    const unique = uniqueErrors(errors);
    expect(unique).toHaveLength(count);
    expect(unique[0]).toEqual(errors[0]);
  });
});

describe("isOpen", () => {
  it.each([
    [undefined, true],
    [notAsked(), true],
    [skipped("it is of no use"), false],
    [{ state: "ok" as const, value: null }, false],
    [{ state: "failed" as const, error: error({}) }, false],
  ])("%o", (gathered, open) => {
    expect(isOpen(gathered)).toBe(open);
  });
});

describe("readEach", () => {
  it("reads each key once", async () => {
    const asked: string[] = [];
    const read = await readEach(["a", "b", "a"], async (key) => {
      asked.push(key);
      return { state: "ok", value: key.toUpperCase() };
    });
    expect(asked).toEqual(["a", "b"]);
    expect(read).toEqual({ a: { state: "ok", value: "A" }, b: { state: "ok", value: "B" } });
  });
});

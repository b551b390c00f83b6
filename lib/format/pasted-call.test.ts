import { describe, expect, it } from "vitest";
import type { Brought } from "../model/brought";
import { otherHostOf, pastedCallWords } from "./pasted-call";

const headers = [{ name: "Authorization", value: "Bearer SECRET" }];
const answered = { status: 401, headers: [], body: "SECRET" };

describe("pastedCallWords", () => {
  it.each<[string, Brought, string]>([
    [
      "a call",
      { request: { method: "GET", url: "https://a.example/x?token=SECRET", headers } },
      "GET a.example/x with authorization",
    ],
    ["headers alone", { request: { headers } }, "a request with authorization"],
    ["no headers", { request: { method: "PUT", headers: [] } }, "PUT without headers"],
    ["an answer", { response: answered }, "the answer 401"],
    [
      "both",
      { request: { headers }, response: answered },
      "a request with authorization, and the answer 401",
    ],
    [
      "an address that cannot be read",
      { request: { url: "https://", headers } },
      "a request with authorization",
    ],
  ])("%s: no value of it is said", (_, brought, words) => {
    expect(pastedCallWords(brought)).toBe(words);
  });
});

describe("otherHostOf", () => {
  it.each<[string, string | undefined, string | undefined, string | null]>([
    ["the same host", "https://a.example/x", "https://A.example/", null],
    ["another host", "https://b.example/x", "https://a.example/", "b.example"],
    ["no address in the paste", undefined, "https://a.example/", null],
    ["a chain without a request", "https://b.example/x", undefined, null],
  ])("%s", (_, url, diagnosed, other) => {
    expect(otherHostOf({ request: { headers, ...(url === undefined ? {} : { url }) } }, diagnosed)).toBe(
      other,
    );
  });
});

import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/clue";
import { handOn } from "./hand-on";
import { handOver, takeHandedOver } from "./handed-over";

describe("handing over", () => {
  it("gives the text once", () => {
    handOver("token", "text");
    expect(takeHandedOver("token")).toBe("text");
    expect(takeHandedOver("token")).toBeNull();
  });
  it("keeps nothing for who asked for something else", () => {
    handOver("token", "text");
    expect(takeHandedOver("call")).toBeNull();
    expect(takeHandedOver("token")).toBeNull();
  });
});

describe("handOn", () => {
  const token = "eyJhbGciOiJub25lIn0.e30.";
  it.each([
    ["token", token, "token"],
    ["call", "curl https://api.example.com/orders -H 'Authorization: Bearer abc'", "call"],
    ["har", '{"log":{"entries":[]}}', "har"],
  ] as const)("hands a %s on", (_, text, kind) => {
    handOn(recognise(text), text);
    expect(takeHandedOver(kind)).toBe(text);
  });
  it("hands no more on than an address says", () => {
    const text = "https://app.example.com/ 561";
    handOn(recognise(text), text);
    expect(takeHandedOver("call")).toBeNull();
  });
});

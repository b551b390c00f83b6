import { describe, expect, it } from "vitest";
import type { BroughtHeader, BroughtResponse } from "../../../model/brought";
import { doorSigns } from "./doors";
import { answersOf, knownAnswers } from "./known-answers";
import { readAnswer } from "./read-answer";

function headerOf(line: string): BroughtHeader {
  const [, name = "", value = ""] = /^([^:]+): (.*)$/.exec(line) ?? [];
  return { name, value };
}

const ids = { rest: "x-amz-apigw-id: abc", http: "apigw-requestid: abc" };

describe("knownAnswers", () => {
  it.each(knownAnswers.map((answer) => [`${answer.header} ${answer.body}`, answer] as const))(
    "%s is read as what it means",
    (_, { door, status, header, body = '{"message":"of any kind"}', meaning, types, says, likely }) => {
      const headers = [ids[door], ...(header === undefined ? [] : [header])].map(headerOf);
      const reading = readAnswer({ status, headers, body }, { kind: door, gatewayResponses: [] });
      expect(reading).toMatchObject({ door, meaning, types, says });
      expect(reading.certainty).toBe(likely ? "likely" : "proven");
    },
  );
  it("are found by what they mean", () => {
    expect(answersOf("quota", "token-audience").map(({ door, status }) => [door, status])).toEqual([
      ["rest", 429],
      ["http", 401],
    ]);
  });
});

describe("doorSigns", () => {
  it.each(doorSigns.map((sign) => [sign.signs.join(", "), sign] as const))("%s", (_, { door, signs }) => {
    const headers = signs.filter((sign) => /^[\w-]+: /.test(sign)).map(headerOf);
    const body = signs.find((sign) => !/^[\w-]+: /.test(sign)) ?? "";
    const answer: BroughtResponse = { status: 401, headers, body };
    expect(readAnswer(answer, { kind: undefined, gatewayResponses: [] }).door).toBe(door);
  });
});

import { describe, expect, it } from "vitest";
import { typesSeen } from "./types-seen";

const answer = (status: number, errorType: string, body: string) => ({
  response: { status, headers: [{ name: "x-amzn-errortype", value: errorType }], body },
});

describe("typesSeen", () => {
  it.each([
    ["nothing", {}, {}, undefined],
    ["a call that passed", { status: 200 }, {}, undefined],
    ["a status", { status: 401 }, {}, ["UNAUTHORIZED"]],
    ["a status of none", { status: 402 }, {}, []],
    [
      "an answer, which goes before the status",
      { status: 401 },
      answer(403, "ForbiddenException", '{"message":"Forbidden"}'),
      ["INVALID_API_KEY", "WAF_FILTERED"],
    ],
    [
      "the backend's answer",
      { status: 403 },
      { response: { status: 403, headers: [{ name: "x-amz-apigw-id", value: "a" }], body: "{}" } },
      [],
    ],
    [
      "an answer that does not tell who made it",
      {},
      { response: { status: 401, headers: [], body: "no" } },
      ["UNAUTHORIZED"],
    ],
  ])("%s", (_name, clue, brought, types) => {
    expect(typesSeen({ clue, brought }, "rest", [])).toEqual(types);
  });

  it("follows a status that was customised", () => {
    const customised = [
      { responseType: "INVALID_API_KEY", statusCode: "418", responseParameters: {}, responseTemplates: {} },
    ];
    expect(typesSeen({ clue: { status: 418 }, brought: {} }, "rest", customised)).toEqual([
      "INVALID_API_KEY",
    ]);
  });
});

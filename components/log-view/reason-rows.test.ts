import { describe, expect, it } from "vitest";
import { exampleCases, exampleLine } from "@/lib/logs/example-lines";
import { scanLogText } from "@/lib/logs/scan-text";
import { filterRows, reasonRows, ruleWord, share } from "./reason-rows";
import { reasonsCsv } from "./reasons-csv";

const text = [
  exampleLine(),
  exampleLine({ ...exampleCases.forwarded }),
  exampleLine({ ...exampleCases.forwarded, elbStatus: "401", targetStatus: "401" }),
  exampleLine({ ...exampleCases.bearerMissing }),
  exampleLine({ ...exampleCases.nonceMissing, rule: "10" }),
].join("\n");
const rows = reasonRows(scanLogText(text));

describe("reasonRows", () => {
  it("takes shares of the requests of the same host", () => {
    const found = rows.find(({ counted }) => counted.reason === "AuthTokenEpRequestFailed");
    expect(found).toMatchObject({ counted: { count: 1 }, ofHost: 4 });
    const bearer = rows.find(({ counted }) => counted.host === "api.example.com");
    expect(bearer?.ofHost).toBe(1);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it.each([
    ["", 4],
    ["561", 1],
    ["app.example.com rule 10", 3],
    ["jwt", 1],
    ["nothing", 0],
  ])("filters by %o", (filter, expected) => {
    expect(filterRows(rows, filter)).toHaveLength(expected);
  });
});

it.each([
  [0, 0, "0.0 %"],
  [1, 3, "33.3 %"],
  [1, 100_000, "< 0.1 %"],
])("share of %d in %d is %s", (count, total, words) => {
  expect(share(count, total)).toBe(words);
});

it.each([
  [null, "none"],
  [-1, "error"],
  [0, "default"],
  [7, "7"],
])("rule %s is called %s", (rule, word) => {
  expect(ruleWord(rule)).toBe(word);
});

describe("reasonsCsv", () => {
  it("has a line for each row, and starts no formula", () => {
    const [first] = rows;
    if (!first) throw new Error("no row");
    const strange = { ...first, counted: { ...first.counted, host: '=cmd,"x"', reason: null } };
    const [head, ...lines] = reasonsCsv([...rows, strange])
      .trimEnd()
      .split("\r\n");
    expect(head).toBe(
      "count,requests_of_host,status,reason,answered_by,host,rule,load_balancer,first_seen,last_seen",
    );
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines.join("\n")).toContain(
      "1,4,561,AuthTokenEpRequestFailed,load-balancer,app.example.com,10,app/shop-alb/50dc6c495c0c9188,2026-10-06T09:15:01.123Z,2026-10-06T09:15:01.123Z",
    );
    expect(lines.at(-1)).toContain(',"\'=cmd,""x""",');
  });
});

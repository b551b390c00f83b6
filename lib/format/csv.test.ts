import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv";

const read = (text: string): string[][] => parse(text, { record_delimiter: "\r\n" });

describe("csvText", () => {
  it("is read back cell by cell by another reader, whatever stands in it", () => {
    // An apostrophe at the front would be told from a guard by nobody.
    const harmless = fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).map((text) => `x${text}`);
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(harmless, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        expect(read(csvText(rows))).toEqual(rows);
      }),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '=HYPERLINK("https://x","y")'])(
    "takes %j for no formula",
    (text) => {
      expect(read(csvText([[text, "b"]]))).toEqual([[`'${text}`, "b"]]);
    },
  );

  it("leaves numbers as they are, and what is not known empty", () => {
    expect(
      read(
        csvText([
          ["a", "b"],
          [-1, null],
        ]),
      ),
    ).toEqual([
      ["a", "b"],
      ["-1", ""],
    ]);
  });
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { usualLinesModule, usualLinesPath } from "./usual-lines-module";

it("the module is what its source makes (npm run usual-lines)", async () => {
  expect(readFileSync(usualLinesPath, "utf8")).toBe(await usualLinesModule());
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { pictureColours } from "./picture-colours";

const sheet = readFileSync("app/globals.css", "utf8");

/** Light and dark, as the pages have them. */
function onPages(name: string): string[] {
  return new RegExp(`--color-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet)?.slice(1, 3) ?? [];
}

const { light, dark } = pictureColours;

it.each([
  ["bg", light.bg, dark.bg],
  ["surface", light.surface, dark.surface],
  ["line-strong", light.lineStrong, dark.lineStrong],
  ["text", light.text, dark.text],
  ["text-2", light.text2, dark.text2],
  ["text-3", light.text3, dark.text3],
  ["fails", light.status.fails, dark.status.fails],
  ["likely", light.status.likely, dark.status.likely],
  ["unknown", light.status.unknown, dark.status.unknown],
  ["by-design", light.status["by-design"], dark.status["by-design"]],
  ["passes", light.status.passes, dark.status.passes],
  ["not-reached", light.status["not-reached"], dark.status["not-reached"]],
  ["fails-tint", light.tint.fails, dark.tint.fails],
  ["likely-tint", light.tint.likely, dark.tint.likely],
  ["by-design-tint", light.tint["by-design"], dark.tint["by-design"]],
])("%s is that of the pages", (name, inLight, inDark) => {
  expect([inLight, inDark]).toEqual(onPages(name));
});

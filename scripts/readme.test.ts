import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withGeneratedParts } from "./readme-parts";

describe("README", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

  it("says what the code says (npm run readme)", () => {
    expect(withGeneratedParts(readme)).toBe(readme);
  });

  it("names only commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      scripts: Record<string, string>;
    };
    const contributing = readFileSync(new URL("../CONTRIBUTING.md", import.meta.url), "utf8");
    const named = [...`${readme}${contributing}`.matchAll(/npm run ([\w:-]+)|npm (start|test)\b/g)].map(
      (match) => match[1] ?? match[2],
    );
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it("shows pictures that are there", () => {
    const pictures = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(pictures.length).toBeGreaterThan(1);
    for (const picture of pictures) {
      expect(
        readFileSync(new URL(`../${picture}`, import.meta.url))
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
    }
  });
});

describe.each(["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])("%s", (name) => {
  const root = new URL("../", import.meta.url);
  const text = readFileSync(new URL(name, root), "utf8");

  it("names files and folders that are there", () => {
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) => match[1] ?? "");
    const named = [
      ...text.matchAll(/(?<![/\w])(?:app|bin|components|deploy|docs|e2e|lib|scripts)\/[\w./[\]-]*\w/g),
    ];
    const paths = [...linked, ...named.map(([path]) => path)];
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});

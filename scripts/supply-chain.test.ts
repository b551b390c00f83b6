import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { installed, licenceTexts, softwareBill, thirdParties } from "./third-parties";

const project = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(project, path), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
/** As it is installed, whatever package.json says. */
const installedVersion = (name: string) =>
  String(JSON.parse(read(`node_modules/${name}/package.json`)).version);

/** The first versions without the known holes that reach this dashboard. Raise them with each advisory. */
const FLOORS: Readonly<Record<string, string>> = {
  next: "16.3.3", // GHSA-2xp9-vwfh-vxw4; https://github.com/vercel/next.js/security/advisories
  react: "19.2.6", // https://github.com/facebook/react/security/advisories
  "react-dom": "19.2.6",
};

/** Whether a version of three numbers is another, or later. Before-release versions are none. */
function isAtLeast(version: string, floor: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return false;
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

describe("versions", () => {
  it.each(Object.entries(FLOORS))("%s is installed at %s or later", (name, floor) => {
    expect(`${installedVersion(name)} ${isAtLeast(installedVersion(name), floor)}`).toMatch(/ true$/);
  });

  it.each([
    ["16.3.3", "16.3.3", true],
    ["16.10.0", "16.3.3", true],
    ["17.0.0", "16.3.3", true],
    ["16.3.2", "16.3.3", false],
    ["15.9.9", "16.3.3", false],
    ["16.4.0-canary.1", "16.3.3", false],
  ])("%s is at least %s: %s", (version, floor, is) => {
    expect(isAtLeast(version, floor)).toBe(is);
  });

  it("are exact, and installed as they are written", () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    // DuckDB numbers the releases of its Node package after its own: 1.5.6-r.1.
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-r\.\d+)?$/.test(version))).toEqual([]);
    expect(all.filter(([name, version]) => installedVersion(name) !== version)).toEqual([]);
  });

  it("are held to a checksum, and come from the registry", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { integrity?: string; resolved?: string }>;
    };
    const odd = Object.entries(packages).filter(
      ([path, { integrity = "", resolved = "https://registry.npmjs.org/" }]) =>
        path !== "" &&
        !(integrity.startsWith("sha512-") && resolved.startsWith("https://registry.npmjs.org/")),
    );
    expect(odd).toEqual([]);
  });
});

/** Licences that ask for no more than to be named. */
const FREE = ["MIT", "Apache-2.0", "ISC", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0"];

/** Others, for which packages, and why. */
const ARGUED: readonly { readonly license: RegExp; readonly packages: RegExp; readonly why: string }[] = [
  { license: /^OFL-1\.1$/, packages: /^@fontsource/, why: "fonts, shipped unchanged with their licence" },
  { license: /^MPL-2\.0$/, packages: /^lightningcss/, why: "writes the style sheet; not shipped" },
  { license: /^CC-BY-4\.0$/, packages: /^caniuse-lite$/, why: "data for the style sheet; not shipped" },
  {
    license: /LGPL-3\.0-or-later/,
    packages: /^@img\/sharp-/,
    why: "Next's image library: next.config.mjs leaves it out of the output",
  },
];

describe("licences", () => {
  it("are free, or argued for, on every platform", () => {
    const others = thirdParties().filter(
      ({ name, license }) =>
        !FREE.includes(license) &&
        !ARGUED.some((each) => each.license.test(license) && each.packages.test(name)),
    );
    expect(thirdParties().length).toBeGreaterThan(100);
    expect(others).toEqual([]);
  });

  it("are argued for no longer than there is somebody to argue for", () => {
    const idle = ARGUED.filter(
      ({ license, packages }) =>
        !thirdParties().some((each) => license.test(each.license) && packages.test(each.name)),
    );
    expect(idle).toEqual([]);
  });

  it("are said of each package, with its own text", () => {
    const text = licenceTexts();
    for (const { name, version, license } of installed())
      expect(text).toContain(`  ${name} ${version}: ${license}\n`);
    expect(text).toContain("SIL OPEN FONT LICENSE");
    expect(text.split("Apache License\n").length).toBeLessThan(installed().length / 2); // each text once
  });
});

describe("the bill of materials", () => {
  const bill = softwareBill();
  const refs = bill.components.map((each) => each["bom-ref"]);

  it("is CycloneDX, with all that is shipped and nothing for development", () => {
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.5" });
    expect(bill.metadata.component).toMatchObject({ name: "authpath" });
    const direct = Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`);
    expect(direct.filter((ref) => !refs.includes(ref))).toEqual([]);
    const development = Object.entries(manifest.devDependencies).map(
      ([name, version]) => `${name}@${version}`,
    );
    // These are needed by what is shipped as well.
    const both = ["@aws-sdk/core", "@smithy/core"];
    expect(development.filter((ref) => refs.includes(ref)).map((ref) => ref.replace(/@[^@]+$/, ""))).toEqual(
      both.filter((name) => refs.includes(`${name}@${manifest.devDependencies[name]}`)),
    );
  });

  it("is whole: what it refers to, it holds, once", () => {
    const held = new Set([...refs, bill.dependencies[0]?.ref]);
    expect(new Set(refs).size).toBe(refs.length);
    expect(
      bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !held.has(ref)),
    ).toEqual([]);
  });

  it("is the same each time", () => {
    expect(softwareBill()).toEqual(bill);
    expect(JSON.stringify(bill)).not.toMatch(/serialNumber|timestamp/);
  });
});

describe("what of Next is not used, since holes were found there", () => {
  const sources = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => read(join(folder, path))),
  );

  it.each([
    ["Server Actions", /["']use server["']/],
    ["images made by the server", /from "next\/(?:legacy\/)?image"/],
    ["the Edge runtime", /runtime\s*=\s*["'](?:experimental-)?edge["']/],
    ["scripts before all others", /beforeInteractive/],
    ["cached rendering", /["']use cache/],
  ])("%s", (_, pattern) => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((text) => pattern.test(text))).toEqual([]);
  });

  it("rewrites, redirects by pattern and translated paths", () => {
    expect(read("next.config.mjs")).not.toMatch(/\b(?:rewrites|redirects|i18n|remotePatterns)\b/);
  });
});

/** What the dashboard is made of beside its own code: the packages of the lockfile that are not for development alone. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const project = resolve(import.meta.dirname, "..");

export interface ThirdParty {
  /** Where it is installed: `node_modules/jose`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as its author says. */
  readonly license: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Of every platform; binaries for others than this one are in the lockfile and not installed. */
export function thirdParties(): ThirdParty[] {
  const { packages } = readJson("package-lock.json") as { packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional)
    .map(([path, { version = "", license = "" }]) => ({
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license,
    }));
}

export const installed = () => thirdParties().filter(({ path }) => existsSync(join(project, path)));

interface Bill {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: object };
  readonly components: readonly { readonly "bom-ref": string; readonly licenses?: unknown }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * CycloneDX 1.5, the same for the same lockfile on the same platform. npm writes it; its own `--omit dev` leaves out
 * packages that something for development needs as well (jose and zod among them), so that is done here.
 * https://docs.npmjs.com/cli/commands/npm-sbom
 */
export function softwareBill(): Bill {
  const text = execFileSync("npm", ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"], {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const { serialNumber: _, metadata, components, dependencies, ...whole } = JSON.parse(text) as Bill;
  const { timestamp: __, ...made } = metadata;
  const { name, version } = readJson("package.json") as { name: string; version: string };
  const shipped = new Set(installed().map((one) => `${one.name}@${one.version}`));
  const known = new Set([...shipped, `${name}@${version}`]);
  return {
    ...whole,
    // npm names it after its folder.
    metadata: { ...made, component: { ...metadata.component, name } },
    components: components.filter((one) => shipped.has(one["bom-ref"])),
    dependencies: dependencies
      .filter(({ ref }) => known.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => known.has(each)) })),
  };
}

/** Every package with its licence, then each text that packages bring, once: licences ask for that. */
export function licenceTexts(): string {
  const names = new Map<string, string[]>();
  for (const { path, name, version } of installed()) {
    const files = readdirSync(join(project, path)).filter((file) =>
      /^(?:licen[cs]e|copying|notice)\b/i.test(file),
    );
    for (const file of files) {
      const text = readFileSync(join(project, path, file), "utf8").trim();
      names.set(text, [...(names.get(text) ?? []), `${name} ${version}`]);
    }
  }
  const list = installed().map(({ name, version, license }) => `  ${name} ${version}: ${license}`);
  const texts = [...names].map(([text, of]) => `${rule}\n${of.join(", ")}\n${rule}\n${text}\n`);
  return `Authpath is licensed under Apache-2.0. It is made with:\n\n${list.join("\n")}\n\n${texts.join("\n")}`;
}

const rule = "=".repeat(80);

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(project, file), "utf8"));
}

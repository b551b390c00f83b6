import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Severity } from "../model/finding";
import { apiChecks } from "./api-index";
import { catalogue, checks } from "./index";

const folder = new URL(".", import.meta.url).pathname;
/** Folders beside the areas. */
const noAreas = ["fixes"];
/** In the order in which a request meets what they look at. */
const albAreas = ["routing", "provider", "cognito", "network", "token"];
const apiAreas = ["api", "lambda-authorizer", "token-authorizer"];
const order = [...albAreas, ...apiAreas];
const areas = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !noAreas.includes(entry.name))
  .map(({ name }) => name);
const files = areas.flatMap((area) =>
  readdirSync(join(folder, area))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("shared-"))
    .map((name) => ({ area, id: basename(name, ".ts"), path: join(folder, area, name) })),
);
const albIds: string[] = checks.map(({ id }) => id);
const apiIds: string[] = apiChecks.map(({ id }) => id);
/** An id that both doors have stands in each index, and in a file of each. */
const listedIds = [...albIds, ...apiIds];
const areaOf = new Map(files.map(({ area, id }) => [id, area]));

describe("the index", () => {
  it("has an order for every area", () => {
    expect(areas.filter((area) => !order.includes(area))).toEqual([]);
  });

  it("lists every file, and nothing else", () => {
    expect(listedIds.toSorted()).toEqual(files.map(({ id }) => id).toSorted());
  });

  it("lists them by area, then by id", () => {
    const sorted = (areasOfDoor: readonly string[]) =>
      areasOfDoor.flatMap((area) =>
        files
          .filter((file) => file.area === area)
          .map(({ id }) => id)
          .toSorted(),
      );
    expect(albIds).toEqual(sorted(albAreas));
    expect(apiIds).toEqual(sorted(apiAreas));
  });

  it("has each id once a door", () => {
    expect(new Set(albIds).size).toBe(albIds.length);
    expect(new Set(apiIds).size).toBe(apiIds.length);
  });

  it.each(files)("$area/$id is the file of its id and exports that check alone", async ({ id, path }) => {
    const module: Record<string, unknown> = await import(path);
    expect(Object.keys(module)).toEqual(["default"]);
    expect(module.default).toMatchObject({ id });
  });
});

describe("the catalogue", () => {
  it("holds every check, in order", () => {
    expect(catalogue.map(({ id }) => id)).toEqual([...new Set(listedIds)]);
  });

  it("survives JSON", () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });

  it.each(catalogue)("$id says what it must, in the form that it must", (info) => {
    expect(info.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    for (const title of [info.title, info.failureTitle]) expect(title).toMatch(/^[A-Z].*[^.\s]$/);
    expect(info.title).not.toBe(info.failureTitle);
    expect(info.description).toMatch(/^[A-Z].*\.$/);
    expect(info.meets).toMatch(/\S/);
    expect(info.kinds.length).toBeGreaterThan(0);
    expect(info.reads.length).toBeGreaterThan(0);
    expect(new Set(info.reads).size).toBe(info.reads.length);
    expect(info.docs.length).toBeGreaterThan(0);
    for (const { title, url } of info.docs) {
      expect(title).toMatch(/^\S.*[^.\s]$/);
      expect(new URL(url).protocol).toBe("https:");
    }
  });
});

/** The written catalogue: one section an area, a row for each check. */
const design = join(process.cwd(), "../shared/design/checks.md");
const sections: Record<string, string> = {
  routing: "1",
  provider: "2",
  cognito: "3",
  network: "4",
  token: "5",
  api: "6",
  "lambda-authorizer": "7",
  "token-authorizer": "8",
};
describe("the catalogue", () => {
  it("says of an id of both doors what it means at each", () => {
    const both = catalogue.filter(({ id }) => albIds.includes(id) && apiIds.includes(id));
    expect(both.length).toBeGreaterThan(5);
    for (const entry of both) {
      const [alb, api] = [checks, apiChecks].map((all) => all.find(({ id }) => id === entry.id));
      expect(entry.failureTitle).toBe(alb?.failureTitle);
      expect(entry.ofApis?.failureTitle).toBe(api?.failureTitle);
      expect(entry.docs.map(({ url }) => url)).toEqual(
        expect.arrayContaining([...(alb?.docs ?? []), ...(api?.docs ?? [])].map(({ url }) => url)),
      );
    }
    const one = catalogue.filter(({ id }) => albIds.includes(id) !== apiIds.includes(id));
    expect(one.filter(({ ofApis }) => ofApis !== undefined)).toEqual([]);
  });
});

/** Rows of sections 2 and 3 that section 8 shares. */
const shared = [
  "issuer-mismatch",
  "discovery-unreachable",
  "signing-keys-unavailable",
  "user-pool-missing",
  "user-pool-issuer-incompatible",
  "app-client-missing",
  "scope-undefined",
  "oauth-request-mismatch",
];
const severities: readonly Severity[] = ["breaks-sign-in", "may-break"];

interface Row {
  readonly id: string;
  readonly area: string;
  readonly severity: string;
  readonly likely: boolean;
}

function readRows(text: string): Row[] {
  return Object.entries(sections).flatMap(([area, section]) => {
    const [, body = ""] = new RegExp(`^## ${section}\\. .*\\n([\\s\\S]*?)(?=^## )`, "m").exec(text) ?? [];
    return body
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => {
        const [, ids = "", when = "", severity = ""] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
        const likely = /\*\*\(likely\)\*\*$/.test(when);
        return [...ids.matchAll(/`([a-z0-9-]+)`/g)].map(([, id = ""]) => ({ id, area, severity, likely }));
      });
  });
}

// The written catalogue is not part of a clone: without it there is nothing to compare with.
describe.skipIf(!existsSync(design))(
  "the catalogue as it is written (skipped where it is not beside the repository)",
  () => {
    const rows = existsSync(design) ? readRows(readFileSync(design, "utf8")) : [];

    it("is read", () => {
      expect(rows.length).toBeGreaterThan(50);
    });

    it("names every check that is built, in its area", () => {
      const written = [
        ...rows.map(({ id, area }) => `${area}/${id}`),
        ...shared.map((id) => `token-authorizer/${id}`),
      ];
      expect(files.map(({ id, area }) => `${area}/${id}`).filter((name) => !written.includes(name))).toEqual(
        [],
      );
    });

    it("has every row that is built in the index", () => {
      const built = rows.filter(({ id }) => areaOf.has(id)).map(({ id }) => id);
      expect(built.filter((id) => !listedIds.includes(id))).toEqual([]);
    });

    it("calls no check less grave than the check calls itself", () => {
      const rank = (severity: string) => {
        const at = (severities as readonly string[]).indexOf(severity);
        return at < 0 ? severities.length : at;
      };
      const graver = catalogue.filter((info) => {
        const row = rows.find(({ id }) => id === info.id);
        return row !== undefined && rank(info.severity) < rank(row.severity);
      });
      expect(graver.map(({ id }) => id)).toEqual([]);
    });

    it("marks as likely only what never fails as proven", () => {
      const likely = rows.filter((row) => row.likely).map(({ id }) => id);
      const proven = catalogue.filter(({ id, neverProven }) => likely.includes(id) && !neverProven);
      expect(proven.map(({ id }) => id)).toEqual([]);
    });
  },
);

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DiagnoseParameters } from "@/lib/format/paths";
import { diagnoseParameterNames } from "@/lib/format/paths";
import { pick } from "../search-params";
import { cleanPath } from "./clean-path";

async function cleaned(address: string): Promise<string | null> {
  const { searchParams } = new URL(address, "https://dashboard.example");
  const query = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const all = searchParams.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
  const parameters: DiagnoseParameters = await pick(Promise.resolve(query), diagnoseParameterNames);
  return cleanPath(query, parameters);
}

const app = "https%3A%2F%2Fapp.example.com%2F";
const callback = "https://app.example.com/oauth2/idpresponse?code=SECRET&state=SECRET";

describe("cleanPath", () => {
  it.each<[what: string, address: string, path: string | null]>([
    ["a clean link", `/diagnose?url=${app}&status=561`, null],
    ["nothing asked", "/diagnose", null],
    ["no URL", "/diagnose?url=javascript%3Aalert(1)", null],
    [
      "a code inside the URL",
      `/diagnose?url=${encodeURIComponent(callback)}`,
      "/diagnose?url=https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse%3Fcode%3DREDACTED%26state%3DREDACTED",
    ],
    [
      "a URL that nobody encoded",
      `/diagnose?url=${callback}`,
      "/diagnose?url=https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse%3Fcode%3DREDACTED",
    ],
    ["a state beside the URL", `/diagnose?url=${app}&state=SECRET`, `/diagnose?url=${app}`],
    [
      "a user and a fragment",
      "/diagnose?url=https://me:pw@app.example.com/%23access_token=SECRET",
      `/diagnose?url=${app}`,
    ],
    ["a parameter twice", `/diagnose?url=${app}&url=b`, `/diagnose?url=${app}`],
    ["an empty one", `/diagnose?url=${app}&status=`, `/diagnose?url=${app}`],
  ])("%s", async (_, address, path) => {
    expect(await cleaned(address)).toBe(path);
  });

  it("needs no second turn", async () => {
    const word = fc.string({ unit: fc.constantFrom(..."aZ0.%/?&=+~ä :@#"), maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(word, word, async (path, query) => {
        const url = encodeURIComponent(`https://app.example.com/${path}?${query}&code=${path}`);
        const first = await cleaned(`/diagnose?url=${url}&state=${encodeURIComponent(query)}`);
        expect(first).not.toBeNull();
        expect(await cleaned(first ?? "")).toBeNull();
      }),
    );
  });
});

import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { callApi, symptomOfCall } from "../../support/walk/call-api";
import { type ServedWorld, serveWorld } from "../../support/walk/serve-world";
import { mergeWorlds } from "../build-merge";
import { scenarios } from "../index";
import { apiScenarios } from "./index";

const files = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => name.slice(0, -3))
  .filter((name) => name !== "index" && !name.startsWith("build-"));

const each = apiScenarios.map((scenario) => [scenario.id, scenario] as const);

describe("API scenarios", () => {
  it("list every file of the folder once, by id", () => {
    expect(apiScenarios.map((scenario) => scenario.id)).toEqual(files.toSorted());
  });

  it("can live in one account with all others", () => {
    const world = mergeWorlds([...scenarios, ...apiScenarios].map((scenario) => scenario.build()));
    for (const { url } of apiScenarios) expect(world.names).toHaveProperty([new URL(url).hostname]);
  });

  it.each(each)("%s: builds the same state twice, and a fresh one each time", (_id, { build }) => {
    // Functions are compared by what they do, not by who they are.
    expect(JSON.stringify(build())).toBe(JSON.stringify(build()));
    expect(build().accounts[0]).not.toBe(build().accounts[0]);
  });

  it.each(each)("%s: the clue is no more than what was met", (_id, { clue, symptom }) => {
    if (clue.status !== undefined) expect(clue.status).toBe(symptom.status);
  });

  it.concurrent.each(each)("%s: a caller really meets what it declares", async (_id, scenario) => {
    const world = scenario.build();
    const slow = world.providers.some(({ delay }) => Object.keys(delay).length > 0);
    const served: ServedWorld = await serveWorld(world, slow ? { providerTimeoutMs: 500 } : {});
    const { dial, authority } = served;
    const called = await callApi(world, scenario, { dial, ca: authority.caPem });
    await served.close();
    expect(symptomOfCall(called)).toEqual(scenario.symptom);
  });
});

import type { APIRequestContext, Page } from "@playwright/test";
import type { Diagnosis } from "../../../lib/model/diagnosis";
import { linksOf } from "../../sandbox/names";
import type { Scenario } from "../../sandbox/world";
import { allScenarios } from "../../scenarios/all";
import { expect } from "./page";

export function scenarioOf(id: string): Scenario {
  const scenario = allScenarios.find((each) => each.id === id);
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  return scenario;
}

/** The runbook link of a scenario, with the clue that a person would have. */
export function linkOf(id: string): string {
  const [link] = linksOf([scenarioOf(id)]);
  if (link === undefined) throw new Error(`${id} has no link`);
  return link.url;
}

/** The JSON of the same address. */
export async function diagnosisOf(request: APIRequestContext, link: string): Promise<Diagnosis> {
  const response = await request.get(`/api/v1${link}`);
  expect(response.status()).toBe(200);
  return response.json();
}

/**
 * Opens a diagnosis and waits until it is alive and the providers have answered: the page then shows all that the JSON
 * says. What streams in below may still be on its way. Gives the status of the answer.
 */
export async function openSettled(page: Page, link: string): Promise<number | undefined> {
  const answer = await page.goto(link, { waitUntil: "commit" });
  // The reader's own time stands there only once the page runs.
  await expect(page.locator("[data-verdict]")).toContainText(" local (", { timeout: 20_000 });
  await expect(page.getByText(/^The (identity provider|rest of the API) is being asked/)).toHaveCount(0, {
    timeout: 15_000,
  });
  return answer?.status();
}

/** The chain page of a scenario's link. */
export async function chainOf(request: APIRequestContext, id: string): Promise<string> {
  const { resolution } = await diagnosisOf(request, linkOf(id));
  if (resolution.chain === null) throw new Error(`${id} leads to no chain`);
  return resolution.chain;
}

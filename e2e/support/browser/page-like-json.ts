import type { APIRequestContext, Page } from "@playwright/test";
import { expect } from "./page";
import { diagnosisOf, linkOf, openSettled, scenarioOf } from "./scenario";

/** The page of a scenario's link says what its JSON says, and both what the scenario wants. */
export async function expectPageLikeJson(page: Page, request: APIRequestContext, id: string): Promise<void> {
  const scenario = scenarioOf(id);
  await openSettled(page, linkOf(id));
  const said = await diagnosisOf(request, linkOf(id));
  expect([said.answer, said.causes]).toEqual([scenario.answer, [...scenario.causes.server]]);

  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", said.answer);
  await expect(page.getByRole("heading", { level: 1, name: said.summary, exact: true })).toBeVisible();

  const findings = await page
    .locator("[data-check]")
    .evaluateAll((items) => items.map((item) => [item.dataset.check, item.dataset.status]));
  const expected = said.findings.map(({ check, status }) => [check, status]);
  expect(findings.toSorted()).toEqual(expected.toSorted());

  const nodes = await page
    .locator("[data-node]")
    .evaluateAll((items) => items.map((item) => [item.dataset.node, item.dataset.status]));
  expect(nodes).toEqual(said.graph.nodes.map((node) => [node.id, node.status]));
  for (const { id: node, title, name } of said.graph.nodes) {
    const words = `${title}: ${name}. `.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    await expect(page.locator(`[data-node="${node}"]`)).toHaveAccessibleName(new RegExp(`^${words}`));
  }
}

import type { APIRequestContext, Page } from "@playwright/test";
import { chainOf, linkOf } from "./scenario";

type Address = string | ((request: APIRequestContext) => Promise<string>);

/** Each kind of page once, by what it shows. */
export const everyPage: Readonly<Record<string, Address>> = {
  "the first page": "/",
  "a proven cause": linkOf("callback-missing-for-one-of-two-hosts"),
  "a likely cause": linkOf("wrong-client-secret"),
  "an API's proven cause": linkOf("http-authorizer-permission-missing"),
  "an API without a fault": linkOf("rest-header-missing"),
  "what was recorded": linkOf("callback-removed-by-deployment"),
  "by design": linkOf("deny"),
  "no fault": linkOf("healthy-oidc"),
  "a host of nobody": "/diagnose?url=https%3A%2F%2Fnobody.example.net%2F",
  "bad input": "/diagnose?url=javascript%3Aalert(1)",
  "all chains": "/chains",
  "a chain": async (request) => `/chains/${await chainOf(request, "session-cookie-shared")}`,
  "a chain that is gone":
    "/chains/alb/111122223333/eu-west-1/gone/0123456789abcdef/0123456789abcdef/0123456789abcdef",
  "all checks": "/checks",
  "a check": "/checks/callback-url-unregistered",
  "all symptoms": "/explain",
  "a symptom": "/explain/561",
  "runbook links": "/explain/runbook-links",
  "a symptom of two doors": "/explain/401",
  "an API's symptom": "/explain/UNAUTHORIZED",
  "a symptom of nobody": "/explain/%3Cb%3Ehm",
  snapshots: "/snapshot",
  "no such page": "/nowhere",
};

/** The address of the page that shows this. */
export function pageOf(what: string): Address {
  const address = everyPage[what];
  if (address === undefined) throw new Error(`no page shows ${what}`);
  return address;
}

/** The address of a page; some are known only once the dashboard is asked. */
export async function addressOf(address: Address, request: APIRequestContext): Promise<string> {
  return typeof address === "string" ? address : address(request);
}

/** Opens everything on a page that is folded. */
export async function openAll(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const details of all) details.setAttribute("open", "");
  });
}

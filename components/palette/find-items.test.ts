import { describe, expect, it } from "vitest";
import { pages } from "@/components/shell/pages";
import { catalogue } from "@/lib/checks";
import { symptoms } from "@/lib/diagnose";
import type { FleetChain } from "@/lib/model/fleet";
import { findItems } from "./find-items";
import { actionItems, chainItem, checkItem, pageItem, symptomItem } from "./items";

const chain = (host: string, given: Partial<FleetChain> = {}): FleetChain => ({
  id: `alb/111122223333/eu-west-1/${host}`,
  kind: "alb-cognito",
  host,
  hosts: [host],
  account: "111122223333",
  accountName: "prod",
  region: "eu-west-1",
  root: "shop-public",
  place: "HTTPS:443, rule 10",
  worst: null,
  counts: { fail: 0, likely: 0, unknown: 0, pass: 3 },
  ...given,
});
const route = (place: string): FleetChain =>
  chain("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", {
    id: `rest/111122223333/eu-west-1/a1b2c3d4e5/${place}`,
    kind: "rest-cognito",
    root: "orders-api",
    place: `stage prod, ${place}`,
  });

const run = () => undefined;
const actions = [
  { id: "copy-markdown", name: "Copy as Markdown", run },
  { id: "check-again", name: "Check again", key: "r", run },
  { name: "Next finding", key: "j", run },
];
const items = [
  ...actionItems(actions, "action"),
  ...pages.map(pageItem),
  ...[
    chain("login.example.com"),
    chain("grafana.example.com"),
    chain("grafana.staging.example.com"),
    chain("orders.example.com", { hosts: ["orders.example.com", "bestellung.example.com"] }),
    route("GET /orders"),
    route("DELETE /orders/{id}"),
  ].map(chainItem),
  ...symptoms.map(({ id, also = [], title }) => symptomItem({ id, also, title })),
  ...catalogue.map(checkItem),
];
const best = (text: string, recent: readonly string[] = []) =>
  findItems(items, text, recent).shown[0]?.item.id;

describe("the best of all that is known", () => {
  it.each([
    ["a page by its name", "logs", "page:/logs"],
    ["a page by its beginning", "expl", "page:/explain"],
    ["a status", "561", "symptom:561"],
    ["a reason in another case", "authinvalidstate", "symptom:AuthInvalidStateParam"],
    ["an OAuth error", "redirect_mis", "symptom:redirect_mismatch"],
    ["a check", "callback unreg", "check:callback-url-unregistered"],
    ["words in another order", "unregistered callback", "check:callback-url-unregistered"],
    ["an action", "markd", "action:copy-markdown"],
    ["a chain by its host", "grafana", "chain:alb/111122223333/eu-west-1/grafana.example.com"],
    ["beginnings of words", "gstag", "chain:alb/111122223333/eu-west-1/grafana.staging.example.com"],
    ["a host that is not shown", "bestell", "chain:alb/111122223333/eu-west-1/orders.example.com"],
    ["a route of an API", "orders del", "chain:rest/111122223333/eu-west-1/a1b2c3d4e5/DELETE /orders/{id}"],
  ])("%s: %s", (_, text, id) => {
    expect(best(text)).toBe(id);
  });

  it("is what was used last, where others fit as well", () => {
    const staging = "chain:alb/111122223333/eu-west-1/grafana.staging.example.com";
    expect(best("grafana", [staging])).toBe(staging);
    expect(best("561", [staging, "check:callback-url-unregistered"])).toBe("symptom:561");
  });

  it("is nothing where nothing fits, and the best fifty where more do", () => {
    expect(findItems(items, "qqxxqq", [])).toEqual({ shown: [], total: 0 });
    const many = findItems(items, "e", []);
    expect(many.shown.length).toBe(50);
    expect(many.total).toBeGreaterThan(50);
  });

  it("marks the letters that fitted", () => {
    expect(findItems(items, "logs", []).shown[0]?.marked).toEqual([0, 1, 2, 3]);
  });
});

it("an action without a name of its own is none of the palette", () => {
  expect(items.filter(({ kind }) => kind === "action").map(({ name }) => name)).toEqual([
    "Copy as Markdown",
    "Check again",
  ]);
});

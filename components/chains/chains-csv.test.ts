import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import type { FleetChain } from "@/lib/model/fleet";
import { chainsCsv } from "./chains-csv";

const chain: FleetChain = {
  id: "alb/123456789012/eu-west-1/shop/1/2/3",
  kind: "alb-cognito",
  host: "app.example.com",
  hosts: ["app.example.com", "*.example.com"],
  account: "012345678901",
  accountName: "=prod",
  region: "eu-west-1",
  root: "shop",
  place: "HTTPS:443, rule 10",
  worst: {
    check: "callback-url-unregistered",
    title: 'The app client "web" does not know it',
    status: "fails",
    severity: "breaks-sign-in",
  },
  counts: { fail: 1, likely: 0, unknown: 2, pass: 31 },
};

it("has a line for each chain, in the words of the list, and starts no formula", () => {
  const api: FleetChain = { ...chain, kind: "rest-cognito", hosts: ["app.example.com"], worst: null };
  const rows = parse(chainsCsv([chain, api], "https://authpath.example.com"), { columns: true });
  expect(rows).toEqual([
    {
      state: "fails",
      host: "app.example.com",
      other_hosts: "*.example.com",
      sign_in: "Cognito",
      worst_check: "callback-url-unregistered",
      worst_finding: 'The app client "web" does not know it',
      fails: "1",
      likely: "0",
      unknown: "2",
      passes: "31",
      load_balancer_or_api: "shop",
      place: "HTTPS:443, rule 10",
      account: "012345678901",
      account_name: "'=prod",
      region: "eu-west-1",
      link: "https://authpath.example.com/chains/alb/123456789012/eu-west-1/shop/1/2/3",
    },
    expect.objectContaining({ state: "passes", sign_in: "REST, Cognito authorizer", worst_check: "" }),
  ]);
});

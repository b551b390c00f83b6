import type { Brought } from "../../../lib/model/brought";
import type { Sandbox } from "../../sandbox/start";
import type { Scenario } from "../../sandbox/world";
import { callApi } from "../walk/call-api";

/** What went over the wire, as far as the scenario says that a person can paste it, or more of it. */
export async function broughtFrom(
  sandbox: Sandbox,
  scenario: Scenario,
  paste: NonNullable<Scenario["clue"]["paste"]> = scenario.clue.paste ?? [],
): Promise<Brought> {
  if (paste.length === 0) return {};
  const { request, exchange } = await callApi(sandbox.aws.world(), scenario, {
    dial: sandbox.dial,
    ca: sandbox.authority.caPem,
  });
  const { method, url, headers, body } = request;
  return {
    ...(paste.includes("request") && {
      request: {
        method,
        url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        ...(body !== undefined && { body }),
      },
    }),
    ...(paste.includes("response") &&
      exchange.state === "answered" && {
        response: {
          status: exchange.status,
          headers: Object.entries(exchange.headers).map(([name, value]) => ({ name, value: String(value) })),
          body: exchange.body,
        },
      }),
  };
}

/** What a person can paste of an API scenario's call, and the verdict with it, in this process. */
import { diagnoseWithPaste } from "../../../lib/diagnose";
import type { Brought } from "../../../lib/model/brought";
import type { Diagnosis } from "../../../lib/model/diagnosis";
import type { Engine } from "../../../lib/server/engine";
import type { Sandbox } from "../../sandbox/start";
import type { Scenario } from "../../sandbox/world";
import { callApi } from "../walk/call-api";

/** What went over the wire, as far as the scenario says that a person can paste it. */
export async function broughtFrom(sandbox: Sandbox, scenario: Scenario): Promise<Brought> {
  const paste = scenario.clue.paste ?? [];
  if (paste.length === 0) return {};
  const { request, exchange } = await callApi(sandbox.aws.world(), scenario, {
    dial: sandbox.dial,
    ca: sandbox.authority.caPem,
  });
  const { method, url, headers } = request;
  return {
    ...(paste.includes("request") && {
      request: { method, url, headers: Object.entries(headers).map(([name, value]) => ({ name, value })) },
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

/** The diagnosis again, as a browser makes it over the snapshot that it fetches. */
export async function withPaste(engine: Engine, before: Diagnosis, brought: Brought): Promise<Diagnosis> {
  const { chain } = before.resolution;
  const read = chain === null ? null : await engine.apiSnapshot(chain);
  if (!read?.ok) throw new Error(`no snapshot of ${chain}`);
  return diagnoseWithPaste(before, read.snapshot, brought, new Date());
}

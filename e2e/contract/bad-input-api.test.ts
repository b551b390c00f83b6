/** URLs of API Gateway that lead nowhere, or not where they say: what was understood, and what to do. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { scenario as http } from "../scenarios/api/healthy-http-cognito";
import { scenario as rest } from "../scenarios/api/healthy-rest-token";
import { mergeWorlds } from "../scenarios/build-merge";
import { engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds([rest.build(), http.build()]) });
  stubEnvironment(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

const { origin } = new URL(rest.url);
const ofHttp = new URL(http.url).origin;

interface Bad {
  readonly url: string;
  readonly causes: readonly string[];
  /** Of the verdict, or of a step on the way. */
  readonly says: RegExp;
  /** What is a "may" on the way: not documented, so not claimed. */
  readonly may?: string;
  /** The chain that was understood, behind the API's id; null: none. */
  readonly chain: string | null;
}

const cases: Readonly<Record<string, Bad>> = {
  "an unknown API": {
    url: "https://zzzzzzzzzz.execute-api.eu-west-1.amazonaws.com/prod/orders",
    causes: [],
    says: /No configured account has it in eu-west-1: it was deleted, stands in another account, or the id is mistyped/,
    chain: null,
  },
  "a stage that is gone": {
    url: `${origin}/gone/orders`,
    causes: ["stage-missing"],
    says: /has no stage "gone"; it has prod/,
    chain: "/gone/GET/%2Forders",
  },
  "no stage": {
    url: `${origin}/`,
    causes: ["stage-missing"],
    says: /The URL names no stage, and API healthy-rest-token has no \$default one; it has prod/,
    chain: "//GET/%2F",
  },
  "another case": {
    url: `${origin}/PROD/orders`,
    causes: ["stage-missing"],
    says: /has no stage "PROD"; it has prod/,
    chain: "/PROD/GET/%2Forders",
  },
  "two slashes": {
    url: `${origin}/prod//orders`,
    causes: [],
    says: /the empty segment \(two slashes\) is not documented: \/orders is looked up/,
    may: "Path",
    chain: "/prod/GET/%2Forders",
  },
  "a slash at the end": {
    url: `${origin}/prod/orders/`,
    causes: [],
    says: /the slash at the end is not documented/,
    may: "Path",
    chain: "/prod/GET/%2Forders",
  },
  "an encoded slash": {
    url: `${origin}/prod/orders%2F5`,
    causes: ["method-undefined"],
    says: /the percent-encoded slash is not documented/,
    may: "Path",
    chain: "/prod/GET/%2Forders%252F5",
  },
  "another Region in the host": {
    url: rest.url.replace("eu-west-1", "us-east-1"),
    causes: [],
    says: /The host names us-east-1, a Region that is not configured; eu-west-1 is/,
    chain: null,
  },
  "a Region of nobody": {
    url: rest.url.replace("eu-west-1", "mars-1"),
    causes: [],
    says: /The host names mars-1, a Region that is not configured/,
    chain: null,
  },
  "a route of nobody": {
    url: `${ofHttp}/nothing`,
    causes: ["method-undefined"],
    says: /No route fits GET \/nothing, and there is no \$default/,
    chain: "/%24default/GET%20%2Fnothing",
  },
};

describe("a URL of API Gateway with", () => {
  it.each(Object.entries(cases))("%s", async (_, { url, causes, says, may, chain }) => {
    const outcome = await engineOn(sandbox, outboundOf(sandbox)).diagnose({ url });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { resolution, ...found } = await outcome.complete;
    expect(found.causes).toEqual(causes);
    expect([found.summary, ...resolution.steps.map(({ detail }) => detail)].join("\n")).toMatch(says);
    if (may !== undefined) expect(resolution.steps.find(({ what }) => what === may)?.outcome).toBe("may");
    const [, , , , ...rest_] = resolution.chain?.split("/") ?? [];
    expect(resolution.chain === null ? null : `/${rest_.join("/")}`).toBe(chain);
    if (chain === null) {
      expect([found.answer, resolution.kind]).toEqual(["not-enough-access", "none"]);
      expect(found.nextSteps.join()).toMatch(/another account or Region, add it to the configuration/);
    }
  });
});

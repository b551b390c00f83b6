import { describe, expect, it } from "vitest";
import { pastedCall } from "../../clue/pasted-call";
import type { Brought } from "../../model/brought";
import type { Diagnosis } from "../../model/diagnosis";
import { apiChainOf, apiHost, apiSnapshotOf, apiTestTime } from "../../testing/api-snapshot-of";
import { diagnoseApi } from "./diagnose-api";
import { judgeCall } from "./judge-call";

const snapshot = apiSnapshotOf("rest-cognito");
const now = new Date(apiTestTime);

function before(url: string): Diagnosis {
  const chain = apiChainOf(snapshot);
  const { account, region } = snapshot.scope;
  return diagnoseApi({
    clue: { url, status: 401 },
    request: undefined,
    brought: {},
    resolution: { kind: "rest", account, region, chain: chain.id, steps: [] },
    snapshot,
    chain,
    now,
    accountName: "",
    probed: true,
  });
}

const judge = (url: string, text: string) => {
  const brought: Brought | null = pastedCall(text);
  if (brought === null) throw new Error("nothing was read");
  return judgeCall(before(url), snapshot, brought, now, () => ({
    fetch: async () => ({ status: 0, body: "" }),
  }));
};

const own = `https://${apiHost}/prod/orders`;
const asking = "-d 'grant_type=client_credentials&client_id=abc'";

describe("a paste that looks like a request to an OAuth endpoint", () => {
  it("is one, where it goes elsewhere: the diagnosis is of it alone", async () => {
    const { brought, diagnosis, steps } = await judge(
      own,
      `curl -i https://elsewhere.example.com/token ${asking}\nHTTP/1.1 400\n\n{}`,
    );
    expect(Object.keys(brought)).toEqual(["oauth"]);
    expect([diagnosis.causes[0], steps]).toEqual(["oauth-request-mismatch", []]);
    expect(diagnosis.summary).toMatch(/^A token for GET \/orders of API .* is refused/);
  });

  it.each([
    ["the API's own host", own, `curl ${own} ${asking}`],
    [
      "the host that was asked",
      "https://api.example.com/orders",
      `curl https://api.example.com/orders ${asking}`,
    ],
  ])("is a call where it goes to %s: an API can have a token endpoint of its own", async (_, url, text) => {
    const { brought, diagnosis } = await judge(url, text);
    expect(Object.keys(brought)).toEqual(["request"]);
    expect(diagnosis.causes).not.toContain("oauth-request-mismatch");
  });
});

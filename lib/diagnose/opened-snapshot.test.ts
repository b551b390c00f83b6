import { describe, expect, it } from "vitest";
import { deriveApiChains } from "../facts/api/chains";
import { deriveChains } from "../facts/chains";
import type { Origin } from "../model/saved-snapshot";
import { readSnapshotFile } from "../model/snapshot-file";
import { apiSnapshotOf } from "../testing/api-snapshot-of";
import { cognitoSnapshot, testHost, testTime } from "../testing/snapshot-of";
import { chainsOfSnapshot, diagnoseOpened } from "./opened-snapshot";

const broken = () =>
  cognitoSnapshot(({ client }) => {
    client.CallbackURLs = ["https://other.example.com/oauth2/idpresponse"];
  });
const [chain] = deriveChains(broken()).filter(({ kind }) => kind === "alb-cognito");
const chainId = chain?.id ?? "";

function open(snapshot: object, origin?: Partial<Origin>) {
  const saved = origin && { origin: { version: "0.1.0", by: "", accountName: "", ...origin } };
  const read = readSnapshotFile(JSON.stringify({ ...snapshot, ...saved }));
  if (!read.ok) throw new Error(read.problem);
  return read;
}

describe("chainsOfSnapshot", () => {
  it("lists the guarded chains with their worst finding, under the name of the account", () => {
    const rows = chainsOfSnapshot(open(broken(), { accountName: "production" }));
    expect(rows.map(({ id, host, accountName, worst }) => [id, host, accountName, worst?.check])).toEqual([
      [chainId, testHost, "production", "callback-url-unregistered"],
    ]);
  });

  it("lists those of an API", () => {
    const snapshot = apiSnapshotOf("rest-token");
    const guarded = deriveApiChains(snapshot).filter(({ kind }) => !kind.endsWith("-open"));
    expect(guarded.length).toBeGreaterThan(0);
    expect(
      chainsOfSnapshot(open(snapshot))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(guarded.map(({ id }) => id).toSorted());
  });
});

it("lists of an API that was saved from a chain that chain alone: what others need was not read", () => {
  const snapshot = apiSnapshotOf("rest-token");
  const saved = (chain: string) => chainsOfSnapshot(open(snapshot, { chain })).map(({ id }) => id);
  const [one = ""] = chainsOfSnapshot(open(snapshot)).map(({ id }) => id);
  expect([saved(one), saved("rest/1/2/3/prod/GET/%2F")]).toEqual([[one], []]);
});

describe("diagnoseOpened", () => {
  it("judges as of when it was read", () => {
    const snapshot = cognitoSnapshot(({ artifacts }) => {
      for (const read of Object.values(artifacts.certificates)) {
        if (read.state === "ok") read.value.NotAfter = "2026-03-02T03:00:01.000Z";
      }
    });
    const opened = diagnoseOpened(open(snapshot), chainId);
    const finding = opened?.diagnosis.findings.find(({ check }) => check === "certificate-expired");
    expect(finding?.because ?? finding?.status).not.toMatch(/expired/);
    expect(opened?.diagnosis.snapshot.takenAt).toBe(testTime);
  });

  it("asks again what was asked of the chain when it was saved, and of no other", () => {
    const request = { url: `https://${testHost}/`, status: 561, at: testTime };
    const of = (id: string) =>
      diagnoseOpened(open(broken(), { chain: id, request }), chainId)?.diagnosis.request;
    expect(of(chainId)).toEqual(request);
    expect(of("alb/1/2/3/4/5/6")).toEqual({});
  });

  it("has nothing to say of a chain that the file does not hold", () => {
    expect(diagnoseOpened(open(broken()), "alb/1/2/3/4/5/6")).toBeNull();
    expect(diagnoseOpened(open(apiSnapshotOf("rest-token")), chainId)).toBeNull();
  });

  it("shows the configuration part by part", () => {
    const parts = diagnoseOpened(open(broken()), chainId)?.parts ?? [];
    expect(parts.map(({ title }) => title)).toContain("App client");
  });
});

import { ok, skipped } from "../../model/gathered";
import type { KeySet } from "../../model/probe";
import { apiPoolArn, apiPoolIssuer, apiSnapshotOf, genericIssuer } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./signing-keys-unavailable";

const url = `${genericIssuer}/.well-known/jwks.json`;
const set = (change: Partial<KeySet>, status = 200): KeySet => ({
  probe: {
    outcome: "answered",
    url,
    status,
    contentType: "application/json",
    a: ["192.0.2.30"],
    aaaa: [],
    timings: { totalMs: 40 },
  },
  bytes: 20,
  keys: [],
  ...change,
});
const publishing = (value: KeySet) =>
  apiSnapshotOf("http-jwt-generic", ({ artifacts }) => {
    artifacts.keySets[url] = ok(value);
  });

testApiCheck(check, {
  pass: [
    { name: "a key", snapshot: apiSnapshotOf("http-jwt-generic") },
    {
      name: "a curve is a signing key too",
      snapshot: publishing(set({ keys: [{ kty: "EC", use: "sig" }] })),
    },
  ],
  fail: [
    {
      name: "it answers 500",
      snapshot: publishing(set({ problem: "it answered 500" }, 500)),
      because: /it answered 500/,
    },
    { name: "no keys", snapshot: publishing(set({})), because: /holds 0 keys/ },
    { name: "for encryption alone", snapshot: publishing(set({ keys: [{ kty: "RSA", use: "enc" }] })) },
  ],
  unknown: [
    {
      name: "not asked yet",
      snapshot: apiSnapshotOf("http-jwt-generic", ({ artifacts }) => {
        artifacts.keySets[url] = skipped("still asked");
      }),
    },
  ],
  notApplicable: [
    {
      name: "the issuer is a pool that is gone",
      snapshot: apiSnapshotOf("http-jwt", ({ artifacts }) => {
        artifacts.userPools[apiPoolArn] = ok(null);
        artifacts.discoveries[apiPoolIssuer] = skipped("it was not asked");
      }),
    },
  ],
});

import { ok, skipped } from "../../model/gathered";
import type { KeySet, ProbeFailureCode, PublishedKey } from "../../model/probe";
import {
  answered,
  cognitoSnapshot,
  issuer,
  jwtSnapshot,
  oidcSnapshot,
  unanswered,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./signing-keys-unavailable";

const url = `${issuer}/.well-known/jwks.json`;
const publishing = (keySet: KeySet) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.keySets[url] = ok(keySet);
  });
const keys = (...published: PublishedKey[]) =>
  publishing({ probe: answered(url, 200), bytes: 400, keys: published });
const silent = (code: ProbeFailureCode) =>
  publishing({ probe: unanswered(url, code), bytes: 0, keys: [], problem: `no answer: ${code}` });

testCheck(check, {
  pass: [
    { name: "the key set of a rule that validates tokens", snapshot: jwtSnapshot() },
    {
      name: "such a key set where discovery names none",
      snapshot: jwtSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(`${issuer}/x`, 404), problem: "404" });
      }),
    },
    { name: "a provider", snapshot: oidcSnapshot() },
    { name: "a user pool", snapshot: cognitoSnapshot() },
    { name: "a key that says nothing of its use", snapshot: keys({ kty: "RSA" }) },
    { name: "an elliptic curve", snapshot: keys({ kty: "EC", use: "sig", bits: 256 }) },
    {
      name: "one for signatures among others",
      snapshot: keys({ kty: "RSA", use: "enc" }, { kty: "RSA", use: "sig" }),
    },
    {
      name: "one beside entries that are no keys",
      snapshot: publishing({
        probe: answered(url, 200),
        bytes: 9,
        keys: [{ kty: "RSA" }],
        problem: "1 of 2 entries are no keys.",
      }),
    },
  ],
  fail: [
    {
      name: "the key set of a rule that validates tokens answers 500",
      snapshot: jwtSnapshot(({ artifacts }) => {
        const problem = "It answers 500 instead of 200.";
        artifacts.keySets[url] = ok({ probe: answered(url, 500), bytes: 9, keys: [], problem });
      }),
      because: /jwks\.json is of no use: It answers 500/,
    },
    { name: "an empty set", snapshot: keys(), because: /it holds 0 keys/ },
    {
      name: "for encryption only",
      snapshot: keys({ kty: "RSA", use: "enc" }),
      because: /1 keys, none of them for sig/,
    },
    { name: "a shared secret", snapshot: keys({ kty: "oct" }) },
    {
      name: "404",
      snapshot: publishing({
        probe: answered(url, 404),
        bytes: 9,
        keys: [],
        problem: "It answers 404 instead of 200.",
      }),
      because: /It answers 404/,
    },
    { name: "no answer", snapshot: silent("timed-out") },
    { name: "no name", snapshot: silent("dns-not-found") },
  ],
  unknown: [
    { name: "an address that may not be asked", snapshot: silent("refused-target"), because: /not read/ },
    { name: "the name server failed", snapshot: silent("dns-failed") },
    {
      name: "the set was not asked for",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.keySets[url] = skipped("it was not asked");
      }),
    },
    {
      name: "discovery names no set",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(`${issuer}/x`, 200), document: { issuer } });
      }),
      because: /no key set address is known/,
    },
    {
      name: "there is no discovery document",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(`${issuer}/x`, 404), problem: "404" });
      }),
    },
  ],
});

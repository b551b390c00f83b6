import { ok, skipped } from "../../model/gathered";
import type { PublishedKey } from "../../model/probe";
import {
  answered,
  issuer,
  jwtSnapshot,
  keySetUrl,
  oidcSnapshot,
  unanswered,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./jwks-endpoint-mismatch";

const key = (kid: string): PublishedKey => ({ kid, kty: "RSA", use: "sig", alg: "RS256", bits: 2048 });

/** The rule names `own`, with keys of these ids (null: the set was not read); the issuer publishes key-1. */
const taking = (own: string, keys: readonly PublishedKey[] | null) =>
  jwtSnapshot(({ artifacts, config }) => {
    config.JwksEndpoint = own;
    artifacts.keySets[own] =
      keys === null
        ? skipped("it was not asked")
        : ok({ probe: answered(own, 200), bytes: 400, keys: [...keys] });
  });
const moved = `${issuer}/oauth2/keys`;
const elsewhere = "https://keys.other.example/jwks.json";

testCheck(check, {
  pass: [
    { name: "equal", snapshot: jwtSnapshot() },
    { name: "hosts ignore case", snapshot: taking(keySetUrl.replace("login", "Login"), null) },
    {
      name: "another address with the same keys",
      snapshot: taking(elsewhere, [key("key-0"), key("key-1")]),
      because: /^Another address than .*, with the same keys\.$/,
    },
  ],
  fail: [
    {
      name: "keys of another issuer",
      snapshot: taking(elsewhere, [key("key-9")]),
      because: /publishes them at https:\/\/login.*: 1 of its 1 keys are missing from the rule's set\.$/,
    },
    {
      name: "other keys at another path",
      snapshot: taking(moved, [key("key-9")]),
      because: /1 of its 1 keys/,
    },
    { name: "another host that was not read", snapshot: taking(elsewhere, null) },
    { name: "another path that was not read", snapshot: taking(moved, null), severity: "hygiene" },
    { name: "another path without any key", snapshot: taking(moved, []) },
    {
      name: "another path that gave no answer",
      snapshot: jwtSnapshot(({ artifacts, config }) => {
        config.JwksEndpoint = moved;
        artifacts.keySets[moved] = ok({ probe: unanswered(moved, "timed-out"), bytes: 0, keys: [] });
      }),
      severity: "hygiene",
    },
    {
      name: "keys without ids cannot be compared",
      snapshot: jwtSnapshot(({ artifacts, config }) => {
        const keys = [{ kty: "RSA", bits: 2048 }];
        config.JwksEndpoint = moved;
        artifacts.keySets[moved] = ok({ probe: answered(moved, 200), bytes: 400, keys });
        artifacts.keySets[keySetUrl] = ok({ probe: answered(keySetUrl, 200), bytes: 400, keys });
      }),
      severity: "hygiene",
    },
  ],
  unknown: [
    {
      name: "the document names no key set",
      snapshot: jwtSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(issuer, 200), document: { issuer } });
      }),
    },
    {
      name: "there is no document",
      snapshot: jwtSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(issuer, 404), problem: "404" });
      }),
    },
  ],
  notApplicable: [{ name: "a rule that signs in", snapshot: oidcSnapshot() }],
});

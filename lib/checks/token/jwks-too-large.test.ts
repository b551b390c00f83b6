import { ok } from "../../model/gathered";
import type { EndpointProbe } from "../../model/probe";
import { answered, jwtSnapshot, keySetUrl, oidcSnapshot, unanswered } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./jwks-too-large";

const ofSize = (count: number, bytes: number, probe: EndpointProbe = answered(keySetUrl, 200)) =>
  jwtSnapshot(({ artifacts }) => {
    const keys = Array.from({ length: count }, (_, n) => ({ kid: `key-${n}`, kty: "RSA", bits: 2048 }));
    artifacts.keySets[keySetUrl] = ok({ probe, bytes, keys });
  });

testCheck(check, {
  pass: [
    { name: "one key", snapshot: jwtSnapshot() },
    { name: "10 keys, 150 KB", snapshot: ofSize(10, 150_000) },
  ],
  fail: [
    { name: "11 keys", snapshot: ofSize(11, 8000), because: /has 11 keys, and a load balancer takes 10\.$/ },
    {
      name: "150 KB by any count",
      snapshot: ofSize(2, 150 * 1024 + 1),
      because: /has 153601 bytes or more, and a load balancer takes 150 KB\.$/,
    },
    { name: "150 KB by one count of two", snapshot: ofSize(2, 150_001), certainty: "likely" },
    { name: "too long to be read to its end", snapshot: ofSize(0, 262_144) },
  ],
  unknown: [
    { name: "no answer", snapshot: ofSize(0, 0, unanswered(keySetUrl, "timed-out")), because: /timed-out/ },
    {
      name: "a long error page",
      snapshot: ofSize(0, 262_144, answered(keySetUrl, 500, "text/html")),
      because: /answers 500\.$/,
    },
  ],
  notApplicable: [{ name: "a rule that signs in", snapshot: oidcSnapshot() }],
});

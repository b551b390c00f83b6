import { ok } from "../../model/gathered";
import type { PublishedKey } from "../../model/probe";
import { answered, jwtSnapshot, keySetUrl, oidcSnapshot, unanswered } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./jwks-key-unsupported";

const holding = (...keys: PublishedKey[]) =>
  jwtSnapshot(({ artifacts }) => {
    artifacts.keySets[keySetUrl] = ok({ probe: answered(keySetUrl, 200), bytes: 400, keys });
  });
const rsa: PublishedKey = { kty: "RSA", use: "sig", alg: "RS256", bits: 2048 };
const curve: PublishedKey = { kty: "EC", use: "sig", alg: "ES256", bits: 256 };

testCheck(check, {
  pass: [
    { name: "RSA of 2048 bits for RS256", snapshot: jwtSnapshot() },
    { name: "one that says nothing of its use", snapshot: holding({ kty: "RSA", bits: 2048 }) },
    { name: "a mixed set", snapshot: holding(curve, { ...rsa, bits: 4096 }, rsa) },
  ],
  fail: [
    {
      name: "elliptic curves only",
      snapshot: holding(curve, { ...curve, alg: "ES384", bits: 384 }),
      because:
        /holds EC 256 bits ES256, EC 384 bits ES384, and a load balancer uses RSA keys of 2048 bits only\.$/,
    },
    { name: "4096 bits", snapshot: holding({ ...rsa, bits: 4096 }), because: /RSA 4096 bits RS256/ },
    { name: "2047 bits", snapshot: holding({ ...rsa, bits: 2047 }) },
    { name: "2049 bits", snapshot: holding({ ...rsa, bits: 2049 }) },
    { name: "no readable modulus", snapshot: holding({ kty: "RSA" }), because: /RSA of no known size/ },
    { name: "another algorithm", snapshot: holding({ ...rsa, alg: "PS256" }), because: /PS256/ },
    { name: "for encryption", snapshot: holding({ ...rsa, use: "enc" }), because: /for encryption/ },
  ],
  unknown: [
    { name: "an empty set is another check's matter", snapshot: holding() },
    {
      name: "no key set",
      snapshot: jwtSnapshot(({ artifacts }) => {
        artifacts.keySets[keySetUrl] = ok({ probe: answered(keySetUrl, 500), bytes: 9, keys: [] });
      }),
    },
    {
      name: "no answer",
      snapshot: jwtSnapshot(({ artifacts }) => {
        artifacts.keySets[keySetUrl] = ok({ probe: unanswered(keySetUrl, "timed-out"), bytes: 0, keys: [] });
      }),
    },
  ],
  notApplicable: [{ name: "a rule that signs in", snapshot: oidcSnapshot() }],
});

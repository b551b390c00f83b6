import { skipped } from "../../model/gathered";
import type { PublishedKey } from "../../model/probe";
import { type ApiTestKind, apiSnapshotOf, genericIssuer } from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./signing-algorithm-unsupported";

const curve: PublishedKey = { kid: "curve", kty: "EC", use: "sig", alg: "ES256", bits: 256 };
const publishing = (kind: ApiTestKind, keys: PublishedKey[], algorithms: string[] = []) =>
  apiSnapshotOf(kind, ({ artifacts, eachAuthorizer }) => {
    for (const set of Object.values(artifacts.keySets)) if (set.state === "ok") set.value.keys = keys;
    eachAuthorizer(({ issuers }) => {
      for (const issuer of issuers) issuer.algorithms = algorithms;
    });
  });
const rsa: PublishedKey = { kid: "rsa", kty: "RSA", use: "sig", bits: 2048 };

testApiCheck(check, {
  pass: [
    { name: "RSA", snapshot: apiSnapshotOf("http-jwt-generic") },
    { name: "both", snapshot: publishing("http-jwt-generic", [curve, rsa]) },
    { name: "a REST API takes curves", snapshot: publishing("rest-jwt", [curve]) },
    { name: "a REST API that allows the curve", snapshot: publishing("rest-jwt", [curve], ["ES256"]) },
    { name: "a key without alg", snapshot: publishing("rest-jwt", [rsa], ["RS512"]) },
  ],
  fail: [
    {
      name: "curves alone, at an HTTP API",
      snapshot: publishing("http-jwt-generic", [curve]),
      because: /signing keys for ES256 alone; the authorizer takes RSA signatures/,
    },
    {
      name: "a token that is signed with a curve",
      snapshot: publishing("http-jwt-generic", [curve, rsa]),
      brought: sending({ iss: genericIssuer, aud: "orders" }, "ES256"),
      because: /signed with ES256/,
    },
    {
      name: "a secret",
      snapshot: apiSnapshotOf("http-jwt-generic"),
      brought: sending({ iss: genericIssuer, aud: "orders" }, "HS256"),
    },
    {
      name: "a REST API that allows RSA alone",
      snapshot: publishing("rest-jwt", [curve], ["RS256"]),
      certainty: "likely",
      because: /the authorizer takes RS256/,
    },
  ],
  unknown: [
    {
      name: "no keys at all: that is another fault",
      snapshot: publishing("http-jwt-generic", []),
      because: /nothing that could be judged/,
    },
    {
      name: "the keys were not read",
      snapshot: apiSnapshotOf("http-jwt-generic", ({ artifacts }) => {
        for (const url of Object.keys(artifacts.keySets)) artifacts.keySets[url] = skipped("still asked");
      }),
      because: /still asked/,
    },
  ],
});

import { ok, skipped } from "../../model/gathered";
import type { EndpointProbe } from "../../model/probe";
import {
  answered,
  issuer,
  jwtSnapshot,
  keySetUrl,
  oidcSnapshot,
  unanswered,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./endpoint-certificate-untrusted";

const tokenUrl = `${issuer}/token`;
const userinfoUrl = `${issuer}/userinfo`;
const asked = (token: EndpointProbe, userinfo: EndpointProbe = answered(userinfoUrl, 401)) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.endpoints = { [tokenUrl]: ok(token), [userinfoUrl]: ok(userinfo) };
  });
const certificate = {
  subject: "login.acme.example",
  issuer: "Example CA",
  altNames: ["login.acme.example"],
  validFrom: "2025-01-01T00:00:00.000Z",
  validTo: "2026-02-28T23:59:59.000Z",
  publiclyTrusted: true,
};
const ofOwnAuthority = { certificate: { ...certificate, publiclyTrusted: false } };
const names = (...altNames: string[]) => ({ certificate: { ...certificate, altNames } });

testCheck(check, {
  pass: [
    { name: "a key set over TLS", snapshot: jwtSnapshot() },
    ...(["connection-lost", "invalid-response", "unexpected-encoding", "too-large"] as const).map((code) => ({
      name: `${code} after a certificate that was accepted`,
      snapshot: asked(unanswered(tokenUrl, code, { certificate })),
    })),
    { name: "both answer over TLS", snapshot: oidcSnapshot() },
    {
      name: "silent after a certificate that was accepted",
      snapshot: asked(unanswered(tokenUrl, "timed-out", { certificate })),
    },
  ],
  fail: [
    {
      name: "an authority that only the dashboard was taught to trust",
      snapshot: asked({ ...answered(tokenUrl, 405), ...ofOwnAuthority }),
      certainty: "likely",
      because: /^Token endpoint: login\.acme\.example presents a certificate that no public authority/,
      shows: /issued by Example CA/,
    },
    {
      name: "such an authority, and silence after it",
      snapshot: asked(unanswered(tokenUrl, "connection-lost", ofOwnAuthority)),
      certainty: "likely",
    },
    {
      name: "another name, of such an authority: the public may meet another server",
      snapshot: asked(unanswered(tokenUrl, "certificate-name-mismatch", ofOwnAuthority)),
      certainty: "likely",
    },
    {
      name: "not valid yet",
      snapshot: asked(unanswered(tokenUrl, "certificate-not-yet-valid", { certificate })),
      certainty: "likely",
      because: /is not valid yet, by the dashboard's clock\.$/,
      shows: /valid from 2025-01-01/,
    },
    {
      name: "of a key set",
      snapshot: jwtSnapshot(({ artifacts }) => {
        const probe = unanswered(keySetUrl, "certificate-expired", { certificate });
        artifacts.keySets[keySetUrl] = ok({ probe, bytes: 0, keys: [] });
      }),
      because: /^JWKS endpoint: the certificate of login\.acme\.example expired/,
    },
    {
      name: "expired",
      snapshot: asked(unanswered(tokenUrl, "certificate-expired", { certificate })),
      because: /the certificate of login\.acme\.example expired on 2026-02-28\.$/,
    },
    {
      name: "expired, of which no more is known",
      snapshot: asked(unanswered(tokenUrl, "certificate-expired")),
      because: /expired\.$/,
    },
    {
      name: "for another name",
      snapshot: asked(unanswered(tokenUrl, "certificate-name-mismatch", names("www.acme.example"))),
      because: /is for www\.acme\.example\.$/,
    },
    {
      name: "for many names, cut",
      snapshot: asked(
        unanswered(tokenUrl, "certificate-name-mismatch", names("a.x", "b.x", "c.x", "d.x", "e.x")),
      ),
      because: /is for a\.x, b\.x, c\.x and 2 more\.$/,
    },
    {
      name: "for a name that is not told",
      snapshot: asked(unanswered(tokenUrl, "certificate-name-mismatch", names())),
      because: /is for another name\.$/,
    },
    {
      name: "a private or unknown authority, seen from the dashboard",
      snapshot: asked(unanswered(tokenUrl, "certificate-untrusted", { certificate })),
      certainty: "likely",
      because: /seen from the dashboard/,
      shows: /issued by Example CA/,
    },
    {
      name: "one is likely and the other proven: the proof counts",
      snapshot: asked(
        unanswered(tokenUrl, "certificate-untrusted"),
        unanswered(userinfoUrl, "certificate-expired", { certificate }),
      ),
      because: /^Userinfo endpoint.*Token endpoint/,
    },
  ],
  unknown: [
    {
      name: "a chain that could not be read",
      snapshot: asked({
        ...answered(tokenUrl, 405),
        certificate: { ...certificate, publiclyTrusted: null },
      }),
    },
    { name: "a connection that was lost before", snapshot: asked(unanswered(tokenUrl, "connection-lost")) },
    { name: "TLS failed otherwise", snapshot: asked(unanswered(tokenUrl, "tls-failed")) },
    { name: "no name", snapshot: asked(unanswered(tokenUrl, "dns-not-found", { a: [] })) },
    { name: "no connection", snapshot: asked(unanswered(tokenUrl, "connect-failed")) },
    { name: "silent before any certificate", snapshot: asked(unanswered(tokenUrl, "timed-out")) },
    { name: "an address that may not be asked", snapshot: asked(unanswered(tokenUrl, "refused-target")) },
    {
      name: "one was not asked",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.endpoints[userinfoUrl] = skipped("it was not asked");
      }),
    },
  ],
});

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
import check from "./endpoint-unresolvable";

const tokenUrl = `${issuer}/token`;
const userinfoUrl = `${issuer}/userinfo`;
const asked = (token: EndpointProbe, userinfo: EndpointProbe = answered(userinfoUrl, 401)) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.endpoints = { [tokenUrl]: ok(token), [userinfoUrl]: ok(userinfo) };
  });
const half = (token: EndpointProbe) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.endpoints = { [tokenUrl]: ok(token), [userinfoUrl]: skipped("it was not asked") };
  });
const nameless = { a: [], aaaa: [] };

const silentKeys = (probe: EndpointProbe) =>
  jwtSnapshot(({ artifacts }) => {
    artifacts.keySets[keySetUrl] = ok({ probe, bytes: 0, keys: [] });
  });

testCheck(check, {
  pass: [
    { name: "a key set answers", snapshot: jwtSnapshot() },
    { name: "both answer", snapshot: oidcSnapshot() },
    {
      name: "an address that does not answer is an address",
      snapshot: asked(unanswered(tokenUrl, "timed-out")),
    },
    { name: "IPv6 only", snapshot: asked(unanswered(tokenUrl, "no-ipv4", { a: [], aaaa: ["2001:db8::1"] })) },
    {
      name: "a private address that may not be asked",
      snapshot: asked(unanswered(tokenUrl, "refused-target", { a: ["10.0.0.5"] })),
    },
  ],
  fail: [
    {
      name: "a name without any address",
      snapshot: asked(unanswered(tokenUrl, "dns-no-address", nameless)),
      because: /login\.acme\.example has no address in its DNS entry/,
    },
    {
      name: "the key set",
      snapshot: silentKeys(unanswered(keySetUrl, "dns-not-found", nameless)),
      because: /^JWKS endpoint: login\.acme\.example has no DNS entry/,
    },
    {
      name: "the token endpoint",
      snapshot: asked(unanswered(tokenUrl, "dns-not-found", nameless)),
      because: /^Token endpoint: login\.acme\.example has no DNS entry, seen from the dashboard\.$/,
    },
    {
      name: "userinfo alone",
      snapshot: asked(answered(tokenUrl, 405), unanswered(userinfoUrl, "dns-not-found", nameless)),
      because: /^Userinfo/,
    },
    { name: "the other was not asked", snapshot: half(unanswered(tokenUrl, "dns-not-found", nameless)) },
  ],
  unknown: [
    { name: "the name server failed", snapshot: asked(unanswered(tokenUrl, "dns-failed", nameless)) },
    {
      name: "an address that may not be asked",
      snapshot: asked(unanswered(tokenUrl, "refused-target", nameless)),
    },
    {
      name: "time was over before DNS answered",
      snapshot: asked(unanswered(tokenUrl, "timed-out", nameless)),
    },
    { name: "one was not asked", snapshot: half(answered(tokenUrl, 405)) },
  ],
});

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
import check from "./endpoint-without-ipv4";

const tokenUrl = `${issuer}/token`;
const userinfoUrl = `${issuer}/userinfo`;
const asked = (token: EndpointProbe, userinfo: EndpointProbe = answered(userinfoUrl, 401)) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.endpoints = { [tokenUrl]: ok(token), [userinfoUrl]: ok(userinfo) };
  });
const six = { a: [], aaaa: ["2001:db8::1"] };

const silentKeys = (probe: EndpointProbe) =>
  jwtSnapshot(({ artifacts }) => {
    artifacts.keySets[keySetUrl] = ok({ probe, bytes: 0, keys: [] });
  });

testCheck(check, {
  pass: [
    { name: "a key set", snapshot: jwtSnapshot() },
    { name: "A only", snapshot: oidcSnapshot() },
    { name: "A and AAAA", snapshot: asked({ ...answered(tokenUrl, 405), aaaa: ["2001:db8::1"] }) },
    {
      name: "an address that does not answer is an address",
      snapshot: asked(unanswered(tokenUrl, "connect-timed-out")),
    },
  ],
  fail: [
    {
      name: "AAAA only",
      snapshot: asked(unanswered(tokenUrl, "no-ipv4", six)),
      because: /^Token endpoint: login\.acme\.example has no A record, seen from the dashboard/,
      shows: /AAAA 2001:db8::1; no A record/,
    },
    {
      name: "userinfo alone",
      snapshot: asked(answered(tokenUrl, 405), unanswered(userinfoUrl, "no-ipv4", six)),
      because: /^Userinfo/,
    },
    {
      name: "a key set with AAAA only",
      snapshot: silentKeys(unanswered(keySetUrl, "no-ipv4", six)),
      because: /^JWKS endpoint: login\.acme\.example has no A record/,
    },
  ],
  unknown: [
    {
      name: "no address at all",
      snapshot: asked(unanswered(tokenUrl, "dns-no-address", { a: [] })),
    },
    { name: "no name at all", snapshot: asked(unanswered(tokenUrl, "dns-not-found", { a: [] })) },
    { name: "the name server failed", snapshot: asked(unanswered(tokenUrl, "dns-failed", { a: [] })) },
    {
      name: "time was over before DNS answered",
      snapshot: asked(unanswered(tokenUrl, "timed-out", { a: [] })),
    },
    {
      name: "one was not asked",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.endpoints[userinfoUrl] = skipped("it was not asked");
      }),
    },
  ],
});

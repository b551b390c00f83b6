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
import check from "./endpoint-redirects";

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
const moved = (url: string, status: number, location?: string) => ({
  ...answered(url, status),
  ...(location === undefined ? {} : { location }),
});

const silentKeys = (probe: EndpointProbe) =>
  jwtSnapshot(({ artifacts }) => {
    artifacts.keySets[keySetUrl] = ok({ probe, bytes: 0, keys: [] });
  });

testCheck(check, {
  pass: [
    { name: "a key set", snapshot: jwtSnapshot() },
    { name: "answers of any other kind", snapshot: oidcSnapshot() },
    { name: "200", snapshot: asked(answered(tokenUrl, 200)) },
    { name: "400", snapshot: asked(answered(tokenUrl, 400)) },
  ],
  fail: [
    {
      name: "301",
      snapshot: asked(moved(tokenUrl, 301, "https://id.acme.example/token")),
      because: /login\.acme\.example\/token redirects to https:\/\/id\.acme\.example\/token\.$/,
      shows: /301 to https/,
    },
    { name: "without an address", snapshot: asked(moved(tokenUrl, 307)), because: /to another address/ },
    {
      name: "userinfo alone, the token endpoint not answering",
      snapshot: asked(unanswered(tokenUrl, "timed-out"), moved(userinfoUrl, 302, "https://acme.example/")),
      because: /^Userinfo endpoint/,
    },
    {
      name: "both are told",
      snapshot: asked(moved(tokenUrl, 308), moved(userinfoUrl, 308)),
      because: /Token.*Userinfo/,
    },
    { name: "the other was not asked", snapshot: half(moved(tokenUrl, 302)) },
    {
      name: "a key set that moved",
      snapshot: silentKeys(moved(keySetUrl, 301, "https://id.acme.example/keys")),
      because: /^JWKS endpoint: https:\/\/login\.acme\.example\/\.well-known\/jwks\.json redirects to/,
    },
  ],
  unknown: [
    { name: "no answer", snapshot: asked(unanswered(tokenUrl, "timed-out")) },
    {
      name: "no answer of userinfo",
      snapshot: asked(answered(tokenUrl, 405), unanswered(userinfoUrl, "tls-failed")),
    },
    { name: "one was not asked", snapshot: half(answered(tokenUrl, 405)) },
  ],
});

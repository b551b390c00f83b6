import { ok, skipped } from "../../model/gathered";
import type { EndpointProbe } from "../../model/probe";
import {
  answered,
  cognitoSnapshot,
  issuer,
  jwtSnapshot,
  keySetUrl,
  oidcSnapshot,
  unanswered,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./endpoint-slow";

const tokenUrl = `${issuer}/token`;
const userinfoUrl = `${issuer}/userinfo`;
const asked = (token: EndpointProbe, userinfo: EndpointProbe = answered(userinfoUrl, 401)) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.endpoints = { [tokenUrl]: ok(token), [userinfoUrl]: ok(userinfo) };
  });
const after = (url: string, totalMs: number) => ({ ...answered(url, 405), timings: { totalMs } });
const half = (token: EndpointProbe) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.endpoints = { [tokenUrl]: ok(token), [userinfoUrl]: skipped("it was not asked") };
  });

const silentKeys = (probe: EndpointProbe) =>
  jwtSnapshot(({ artifacts }) => {
    artifacts.keySets[keySetUrl] = ok({ probe, bytes: 0, keys: [] });
  });

testCheck(check, {
  pass: [
    { name: "a quick key set", snapshot: jwtSnapshot() },
    { name: "quick answers", snapshot: oidcSnapshot() },
    { name: "quick answers of a user pool", snapshot: cognitoSnapshot() },
    { name: "1.9 s", snapshot: asked(after(tokenUrl, 1900)) },
    { name: "2 s to the millisecond", snapshot: asked(after(tokenUrl, 2000)) },
    { name: "a quick error is an answer", snapshot: asked(answered(tokenUrl, 503)) },
  ],
  fail: [
    {
      name: "a connection that ended",
      snapshot: asked(unanswered(tokenUrl, "connection-lost")),
      because: /kept no connection/,
    },
    {
      name: "an answer that is no HTTP",
      snapshot: asked(unanswered(tokenUrl, "invalid-response")),
      because: /gave no HTTP answer/,
    },
    {
      name: "a slow answer, and none at all: the graver counts",
      snapshot: asked(after(tokenUrl, 4900), unanswered(userinfoUrl, "connect-failed")),
      because: /^Userinfo.*Token.*4\.9 s/,
    },
    {
      name: "no answer",
      snapshot: asked(unanswered(tokenUrl, "timed-out", { timings: { totalMs: 5000 } })),
      because: /Token endpoint: login\.acme\.example gave no answer within 5\.0 s, seen from the dashboard/,
    },
    {
      name: "2.1 s is worth a warning",
      snapshot: asked(after(tokenUrl, 2100)),
      severity: "hygiene",
      because: /took 2\.1 s/,
    },
    { name: "5 s is too late", snapshot: asked(after(tokenUrl, 5000)), because: /took 5\.0 s/ },
    {
      name: "userinfo alone",
      snapshot: asked(answered(tokenUrl, 405), after(userinfoUrl, 6000)),
      because: /^Userinfo/,
    },
    {
      name: "one warns and the other is too late: the graver counts",
      snapshot: asked(after(tokenUrl, 2100), after(userinfoUrl, 5200)),
      because: /^Userinfo.*5\.2 s.*Token.*2\.1 s/,
    },
    {
      name: "no connection",
      snapshot: asked(unanswered(tokenUrl, "connect-timed-out", { timings: { totalMs: 2000 } })),
      because: /accepted no connection within 2\.0 s/,
    },
    {
      name: "a refused connection",
      snapshot: asked(unanswered(tokenUrl, "connect-failed")),
      because: /accepted no connection/,
    },
    { name: "late, and the other was not asked", snapshot: half(after(tokenUrl, 5100)) },
    {
      name: "a silent key set",
      snapshot: silentKeys(unanswered(keySetUrl, "timed-out", { timings: { totalMs: 5000 } })),
      because: /^JWKS endpoint: login\.acme\.example gave no answer within 5\.0 s/,
    },
  ],
  unknown: [
    { name: "an answer in another encoding", snapshot: asked(unanswered(tokenUrl, "unexpected-encoding")) },
    { name: "no name", snapshot: asked(unanswered(tokenUrl, "dns-not-found", { a: [] })) },
    { name: "no certificate that is accepted", snapshot: asked(unanswered(tokenUrl, "certificate-expired")) },
    {
      name: "an address that may not be asked",
      snapshot: asked(unanswered(tokenUrl, "refused-target", { a: [] })),
    },
    { name: "IPv6 only", snapshot: asked(unanswered(tokenUrl, "no-ipv4", { a: [], aaaa: ["2001:db8::1"] })) },
    {
      name: "quick, and the other was not asked",
      snapshot: half(answered(tokenUrl, 405)),
      because: /userinfo endpoint: not read/,
    },
  ],
});

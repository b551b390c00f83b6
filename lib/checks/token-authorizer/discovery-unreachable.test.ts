import { ok, skipped } from "../../model/gathered";
import type { EndpointProbe } from "../../model/probe";
import {
  type ApiTestKind,
  apiPoolArn,
  apiPoolIssuer,
  apiSnapshotOf,
  genericIssuer,
} from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./discovery-unreachable";

const answered = (issuer: string, status: number): EndpointProbe => ({
  outcome: "answered",
  url: `${issuer}/.well-known/openid-configuration`,
  status,
  contentType: "text/html",
  a: ["192.0.2.30"],
  aaaa: [],
  timings: { totalMs: 40 },
});
const failed = (code: "dns-not-found" | "dns-failed"): EndpointProbe => ({
  outcome: "failed",
  url: `${genericIssuer}/.well-known/openid-configuration`,
  code,
  message: "the name was not found",
  a: [],
  aaaa: [],
  timings: { totalMs: 40 },
});
const saying = (kind: ApiTestKind, probe: EndpointProbe) =>
  apiSnapshotOf(kind, ({ artifacts }) => {
    artifacts.discoveries[genericIssuer] = ok({ probe });
  });

testApiCheck(check, {
  pass: [{ name: "it answers", snapshot: apiSnapshotOf("http-jwt-generic") }],
  fail: [
    {
      name: "404",
      snapshot: saying("http-jwt-generic", answered(genericIssuer, 404)),
      because: /it answered 404/,
    },
    { name: "no such host", snapshot: saying("http-jwt-generic", failed("dns-not-found")) },
    {
      name: "a REST API has its keys already",
      snapshot: saying("rest-jwt", answered(genericIssuer, 404)),
      severity: "hygiene",
    },
  ],
  unknown: [
    { name: "this side's DNS failed", snapshot: saying("http-jwt-generic", failed("dns-failed")) },
    {
      name: "not asked yet",
      snapshot: apiSnapshotOf("http-jwt-generic", ({ artifacts }) => {
        artifacts.discoveries[genericIssuer] = skipped("still asked");
      }),
    },
  ],
  notApplicable: [
    {
      name: "the issuer is a pool that is gone",
      snapshot: apiSnapshotOf("http-jwt", ({ artifacts }) => {
        artifacts.userPools[apiPoolArn] = ok(null);
        artifacts.discoveries[apiPoolIssuer] = ok({ probe: answered(apiPoolIssuer, 400) });
      }),
    },
  ],
});

import { ok, skipped } from "../../model/gathered";
import type { Discovery, ProbeFailureCode } from "../../model/probe";
import {
  answered,
  cognitoSnapshot,
  issuer,
  jwtSnapshot,
  oidcSnapshot,
  unanswered,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./discovery-unreachable";

const url = `${issuer}/.well-known/openid-configuration`;
const answering = (discovery: Discovery) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.discoveries[issuer] = ok(discovery);
  });
const silent = (code: ProbeFailureCode) =>
  answering({ probe: unanswered(url, code), problem: `no answer: ${code}` });

testCheck(check, {
  pass: [
    { name: "a document of who issues tokens", snapshot: jwtSnapshot() },
    { name: "a document", snapshot: oidcSnapshot() },
    { name: "a document that says little", snapshot: answering({ probe: answered(url, 200), document: {} }) },
    {
      name: "a document of which members were dropped",
      snapshot: answering({
        probe: answered(url, 200),
        document: { issuer },
        problem: "Members were left out.",
      }),
    },
  ],
  fail: [
    {
      name: "none of who issues tokens",
      snapshot: jwtSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({
          probe: answered(url, 404),
          problem: "It answers 404 instead of 200.",
        });
      }),
      because: /^The issuer https:\/\/login\.acme\.example has no readable discovery document/,
    },
    {
      name: "404",
      snapshot: answering({
        probe: answered(url, 404, "text/html"),
        problem: "It answers 404 instead of 200.",
      }),
      because: /The issuer https:\/\/login\.acme\.example has no readable discovery document: It answers 404/,
    },
    {
      name: "no JSON",
      snapshot: answering({ probe: answered(url, 200, "text/html"), problem: "The answer is not JSON." }),
    },
    {
      name: "404, of which no more is known",
      snapshot: answering({ probe: answered(url, 404) }),
      because: /it answered 404/,
    },
    { name: "no name", snapshot: silent("dns-not-found") },
    { name: "no answer", snapshot: silent("timed-out"), because: /timed-out/ },
  ],
  unknown: [
    { name: "an address that may not be asked", snapshot: silent("refused-target") },
    { name: "the name server failed", snapshot: silent("dns-failed") },
    { name: "the asking was ended", snapshot: silent("aborted") },
    {
      name: "it was not asked",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = skipped("it is not an https URL: nothing was asked");
      }),
    },
  ],
  notApplicable: [{ name: "a user pool", snapshot: cognitoSnapshot() }],
});

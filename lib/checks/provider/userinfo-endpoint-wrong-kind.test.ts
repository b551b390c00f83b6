import { ok } from "../../model/gathered";
import type { EndpointProbe } from "../../model/probe";
import { answered, cognitoSnapshot, issuer, oidcSnapshot, unanswered } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./userinfo-endpoint-wrong-kind";

const published = `${issuer}/userinfo`;
const other = `${issuer}/me`;
/** The rule names `url`; the provider publishes another address. */
const naming = (url: string, probe: EndpointProbe, discovered = true) =>
  oidcSnapshot(({ artifacts, config }) => {
    config.UserInfoEndpoint = url;
    artifacts.endpoints[url] = ok(probe);
    if (!discovered) artifacts.discoveries = {};
  });

testCheck(check, {
  pass: [
    { name: "401", snapshot: oidcSnapshot() },
    { name: "400", snapshot: naming(published, answered(published, 400)) },
    { name: "403", snapshot: naming(published, answered(published, 403)) },
    { name: "401 at an address that is not published", snapshot: naming(other, answered(other, 401)) },
  ],
  fail: [
    {
      name: "200 without a token",
      snapshot: naming(other, answered(other, 200)),
      because: /\/me, answers 200/,
    },
    {
      name: "404",
      snapshot: naming(other, answered(other, 404)),
      shows: /"expected":"https:\/\/login\.acme\.example\/userinfo"/,
    },
    { name: "404, and no discovery", snapshot: naming(other, answered(other, 404), false) },
    {
      name: "the token endpoint",
      snapshot: naming(`${issuer}/token`, answered(`${issuer}/token`, 405)),
      because: /is the token endpoint/,
    },
    {
      name: "the token endpoint, which refuses",
      snapshot: naming(`${issuer}/token`, answered(`${issuer}/token`, 401)),
      because: /is the token endpoint/,
    },
    {
      name: "the discovery document",
      snapshot: naming(
        `${issuer}/.well-known/openid-configuration`,
        answered(`${issuer}/.well-known/openid-configuration`, 200),
      ),
      because: /is the discovery document/,
    },
    {
      name: "the discovery document, which gave no answer",
      snapshot: naming(
        `${issuer}/.well-known/openid-configuration`,
        unanswered(`${issuer}/.well-known/openid-configuration`, "timed-out"),
      ),
    },
  ],
  unknown: [
    { name: "no answer", snapshot: naming(published, unanswered(published, "timed-out")) },
    { name: "500", snapshot: naming(published, answered(published, 500)) },
    { name: "429", snapshot: naming(published, answered(published, 429)) },
    { name: "a redirect is another check's matter", snapshot: naming(other, answered(other, 302)) },
    {
      name: "405 at the very address that is published",
      snapshot: naming(published, answered(published, 405)),
      because: /publishes this very address/,
    },
  ],
  notApplicable: [{ name: "a user pool's address is not in the rule", snapshot: cognitoSnapshot() }],
});

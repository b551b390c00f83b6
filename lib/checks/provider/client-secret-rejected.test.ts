import { ok } from "../../model/gathered";
import { tokenEndpointSaying } from "../../testing/provider-saying";
import { clientKey, cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./client-secret-rejected";

const asked = (...saying: Parameters<typeof tokenEndpointSaying>) =>
  cognitoSnapshot(({ artifacts }) => {
    artifacts.tokenProbes[clientKey] = ok(tokenEndpointSaying(...saying));
  });
const seen = (reason: string) => ({ clue: { status: 561, reason } });

testCheck(check, {
  pass: [
    {
      name: "after the token endpoint: AuthInvalidIdToken",
      snapshot: oidcSnapshot(),
      ...seen("AuthInvalidIdToken"),
      because: /had answered/,
    },
    {
      name: "after the token endpoint: AuthUserinfoEpRequestFailed",
      snapshot: oidcSnapshot(),
      ...seen("AuthUserinfoEpRequestFailed"),
      because: /had answered/,
    },
    {
      name: "after the token endpoint: AuthUserinfoEpRequestTimeout",
      snapshot: oidcSnapshot(),
      ...seen("AuthUserinfoEpRequestTimeout"),
      because: /had answered/,
    },
    {
      name: "after the token endpoint: AuthInvalidUserinfoResponse",
      snapshot: oidcSnapshot(),
      ...seen("AuthInvalidUserinfoResponse"),
      because: /had answered/,
    },
    {
      name: "after the token endpoint: AuthUserinfoResponseSizeExceeded",
      snapshot: oidcSnapshot(),
      ...seen("AuthUserinfoResponseSizeExceeded"),
      because: /had answered/,
    },
  ],
  fail: [
    {
      name: "the token endpoint refuses the pool's own secret",
      snapshot: asked("client-rejected", "invalid_client"),
      because: /invalid_client to the very secret that the user pool holds/,
      shows: /made-up code/,
    },
    {
      name: "it does so whatever the log says",
      snapshot: asked("client-rejected", "invalid_client"),
      ...seen("AuthTokenEpRequestFailed"),
    },
    {
      name: "it accepts the pool's own secret, and refused the load balancer",
      snapshot: asked("client-accepted", "invalid_grant"),
      ...seen("AuthTokenEpRequestFailed"),
      certainty: "likely",
      because: /accepts the secret that the user pool holds: it likely holds another/,
      shows: /invalid_grant/,
    },
    {
      name: "its answer to the pool's own secret is unclear",
      snapshot: asked("unclear", ""),
      ...seen("AuthTokenEpRequestFailed"),
      certainty: "likely",
      because: /^The token endpoint refused the load balancer \(AuthTokenEpRequestFailed\): it likely/,
    },
    {
      name: "the token endpoint refused",
      snapshot: oidcSnapshot(),
      ...seen("AuthTokenEpRequestFailed"),
      certainty: "likely",
      because: /another client secret than the provider/,
    },
    {
      name: "the token endpoint of a user pool refused",
      snapshot: cognitoSnapshot(),
      ...seen("AuthTokenEpRequestFailed"),
      certainty: "likely",
      because: /than the user pool/,
    },
    {
      name: "the provider's own word for it",
      snapshot: oidcSnapshot(),
      ...seen("invalid_client"),
      certainty: "likely",
      shows: /OAuth error/,
    },
  ],
  unknown: [
    {
      name: "the pool's own secret is accepted, which says nothing of the load balancer's",
      snapshot: asked("client-accepted", "invalid_grant"),
      clue: { status: 561 },
      because: /accepts the secret that the user pool holds\. No API shows/,
    },
    { name: "no reason is known", snapshot: oidcSnapshot(), clue: { status: 561 }, because: /would tell/ },
    {
      name: "a reason from before the token endpoint",
      snapshot: oidcSnapshot(),
      ...seen("AuthMissingStateParam"),
      because: /AuthMissingStateParam says nothing of it/,
    },
    {
      name: "the token endpoint was not reached",
      snapshot: oidcSnapshot(),
      ...seen("AuthTokenEpRequestTimeout"),
    },
    { name: "a code that was not accepted", snapshot: oidcSnapshot(), ...seen("AuthInvalidGrantError") },
    {
      name: "a body that could not be used",
      snapshot: oidcSnapshot(),
      ...seen("AuthInvalidTokenResponse"),
    },
  ],
});

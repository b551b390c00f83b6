import { clientId, cognitoSnapshot, domain, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./oauth-request-mismatch";

const host = `https://${domain}.auth.eu-west-1.amazoncognito.com`;
const right = {
  client_id: clientId,
  redirect_uri: `https://${testHost}/oauth2/idpresponse`,
  response_type: "code",
  scope: "openid",
};
/** An authorize request that differs from the right one. */
const asking = (changes: Record<string, string>, at = `${host}/oauth2/authorize`) => ({
  clue: { url: `${at}?${new URLSearchParams({ ...right, ...changes })}` },
});

testCheck(check, {
  pass: [
    { name: "the load balancer's own request", snapshot: cognitoSnapshot(), ...asking({}) },
    { name: "the login page that follows", snapshot: cognitoSnapshot(), ...asking({}, `${host}/login`) },
  ],
  fail: [
    {
      name: "another callback",
      snapshot: cognitoSnapshot(),
      ...asking({ redirect_uri: `https://${testHost}/callback` }),
      because: /names the callback https:\/\/app\.example\.com\/callback, which is not registered/,
    },
    {
      name: "a callback with a slash too many",
      snapshot: cognitoSnapshot(),
      ...asking({ redirect_uri: `${right.redirect_uri}/` }),
      shows: /"expected":"https:\/\/app\.example\.com\/oauth2\/idpresponse"/,
    },
    {
      name: "the implicit grant",
      snapshot: cognitoSnapshot(),
      ...asking({ response_type: "token" }),
      because: /response_type=token/,
    },
    {
      name: "a scope",
      snapshot: cognitoSnapshot(),
      ...asking({ scope: "openid orders/read" }),
      because: /asks for orders\/read/,
    },
    {
      name: "another client",
      snapshot: cognitoSnapshot(),
      ...asking({ client_id: "other" }),
      because: /names client other/,
    },
    {
      name: "another Region",
      snapshot: cognitoSnapshot(),
      ...asking({}, `https://${domain}.auth.us-east-1.amazoncognito.com/oauth2/authorize`),
      because: /goes to .*us-east-1.* instead of .*eu-west-1/,
    },
    {
      name: "several things at once",
      snapshot: cognitoSnapshot(),
      ...asking({ client_id: "other", scope: "email" }),
      because: /names client other and asks for email/,
    },
  ],
  unknown: [
    { name: "no URL", snapshot: cognitoSnapshot(), host: null, because: /No sign-in request/ },
    { name: "the application's URL", snapshot: cognitoSnapshot() },
    {
      name: "an error page without the request",
      snapshot: cognitoSnapshot(),
      clue: { url: `${host}/error?error=redirect_mismatch&client_id=${clientId}` },
    },
  ],
  notApplicable: [
    {
      name: "the client does not exist",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        for (const key of Object.keys(artifacts.appClients))
          artifacts.appClients[key] = { state: "ok", value: null };
      }),
    },
  ],
});

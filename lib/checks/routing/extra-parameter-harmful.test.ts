import { cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./extra-parameter-harmful";

const extra = (parameters: Record<string, string>) =>
  oidcSnapshot(({ config }) => {
    config.AuthenticationRequestExtraParams = parameters;
  });

testCheck(check, {
  pass: [
    { name: "none", snapshot: cognitoSnapshot() },
    {
      name: "what providers add to the protocol",
      snapshot: extra({
        access_type: "offline",
        hd: "example.com",
        domain_hint: "example.com",
        audience: "api",
      }),
    },
    { name: "prompt that asks the user", snapshot: extra({ prompt: "login consent" }) },
    { name: "names that only look alike", snapshot: extra({ State: "x", prompt: "nonetheless" }) },
  ],
  fail: [
    {
      name: "redirect_uri",
      snapshot: extra({ redirect_uri: "https://app.example.com/cb" }),
      because: /adds redirect_uri=https:\/\/app\.example\.com\/cb to/,
      shows: /redirect_uri/,
    },
    { name: "state", snapshot: extra({ state: "x" }) },
    { name: "response_type", snapshot: extra({ response_type: "id_token" }) },
    { name: "client_id", snapshot: extra({ client_id: "x" }) },
    { name: "scope", snapshot: extra({ scope: "openid email" }) },
    { name: "prompt=none", snapshot: extra({ prompt: "none" }) },
    { name: "prompt=none among others", snapshot: extra({ prompt: "login none" }) },
    {
      name: "two, with Cognito",
      snapshot: cognitoSnapshot(({ config }) => {
        config.AuthenticationRequestExtraParams = { lang: "de", state: "x", prompt: "none" };
      }),
      because: /state=x and prompt=none/,
    },
  ],
});

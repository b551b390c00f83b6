import { cognitoSnapshot, jwtSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./endpoint-not-https";

const tokenEndpoint = (url: string) =>
  oidcSnapshot(({ config }) => {
    config.TokenEndpoint = url;
  });

const jwksEndpoint = (url: string) =>
  jwtSnapshot(({ config }) => {
    config.JwksEndpoint = url;
  });

testCheck(check, {
  pass: [
    { name: "a key set", snapshot: jwtSnapshot() },
    {
      name: "an issuer that is compared and never asked",
      snapshot: jwtSnapshot(({ config }) => {
        config.Issuer = "accounts.google.com";
      }),
    },
    { name: "https, all of them", snapshot: oidcSnapshot() },
    { name: "a port", snapshot: tokenEndpoint("https://login.acme.example:8443/token") },
    { name: "a scheme in capitals", snapshot: tokenEndpoint("HTTPS://login.acme.example/token") },
    {
      name: "white space around it is another check's matter",
      snapshot: tokenEndpoint(" https://login.acme.example/t\n"),
    },
    {
      name: "an issuer without a path",
      snapshot: oidcSnapshot(({ config }) => {
        config.Issuer = "https://accounts.google.com";
      }),
    },
  ],
  fail: [
    {
      name: "a key set over http",
      snapshot: jwksEndpoint("http://login.acme.example/keys"),
      because: /^JwksEndpoint is "http:/,
    },
    { name: "a key set without scheme", snapshot: jwksEndpoint("login.acme.example/keys") },
    {
      name: "http",
      snapshot: tokenEndpoint("http://login.acme.example/token"),
      because: /^TokenEndpoint is "http:/,
    },
    { name: "no scheme", snapshot: tokenEndpoint("login.acme.example/token") },
    { name: "no host", snapshot: tokenEndpoint("https:///token") },
    { name: "a path alone", snapshot: tokenEndpoint("/oauth2/token") },
    { name: "nothing", snapshot: tokenEndpoint(""), because: /TokenEndpoint is ""/ },
    {
      name: "the issuer and an endpoint",
      snapshot: oidcSnapshot(({ config }) => {
        config.Issuer = "accounts.google.com";
        config.UserInfoEndpoint = "http://login.acme.example/userinfo";
      }),
      because: /^Issuer is "accounts\.google\.com" and UserInfoEndpoint is "http/,
    },
  ],
  notApplicable: [{ name: "a user pool's addresses are not in the rule", snapshot: cognitoSnapshot() }],
});

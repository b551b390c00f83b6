import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot, ruleWith, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./callback-url-unregistered";

const callback = `https://${testHost}/oauth2/idpresponse`;
const registered = (...urls: string[]) =>
  cognitoSnapshot(({ client }) => {
    client.CallbackURLs = urls;
  });
const twoHosts = (...urls: string[]) =>
  cognitoSnapshot(({ client, rule }) => {
    rule.Conditions = [
      { Field: "host-header", HostHeaderConfig: { Values: [testHost, "shop.example.com"] } },
    ];
    client.CallbackURLs = urls;
  });
const onPort = (port: number, ...urls: string[]) =>
  cognitoSnapshot(({ client, listener }) => {
    listener.Port = port;
    client.CallbackURLs = urls;
  });
const withPort = `https://${testHost}:8443/oauth2/idpresponse`;

testCheck(check, {
  pass: [
    { name: "the URL's host is registered", snapshot: registered(callback) },
    { name: "beside others", snapshot: registered("https://other.example.com/cb", callback) },
    {
      name: "no URL is given, and the rule's only host is registered",
      snapshot: registered(callback),
      host: null,
    },
    {
      name: "upper case in the rule's host, lower case in the client",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.Conditions = [{ Field: "host-header", Values: ["App.Example.Com"] }];
      }),
    },
    { name: "both spellings on another port", snapshot: onPort(8443, callback, withPort) },
    {
      name: "an earlier rule takes the unregistered host away",
      snapshot: cognitoSnapshot(({ rule, rules }) => {
        rule.Conditions = [{ Field: "host-header", Values: [testHost, "shop.example.com"] }];
        rules.unshift(ruleWith("5", [{ Field: "host-header", Values: ["shop.example.com"] }]));
      }),
    },
    {
      name: "a wildcard host is no fail of its own",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.Conditions = [{ Field: "host-header", Values: ["*.example.com"] }];
      }),
    },
  ],
  fail: [
    {
      name: "none is registered",
      snapshot: registered(),
      because: /does not know the callback URL https:\/\/app/,
    },
    { name: "a trailing slash", snapshot: registered(`${callback}/`), shows: /idpresponse\/"/ },
    {
      name: "upper case",
      snapshot: registered("https://App.example.com/oauth2/idpresponse"),
      shows: /"nearest":"https:\/\/App/,
    },
    { name: "http", snapshot: registered(`http://${testHost}/oauth2/idpresponse`) },
    { name: "a port", snapshot: registered(`https://${testHost}:443/oauth2/idpresponse`) },
    {
      name: "one of two hosts of the rule",
      snapshot: twoHosts(callback),
      severity: "may-break",
      because: /shop\.example\.com.*1 of its 2 hosts work/,
    },
    {
      name: "one of two hosts of the rule, and no URL is given",
      snapshot: twoHosts(callback),
      host: null,
      because: /shop\.example\.com.*1 of its 2 hosts work/,
    },
    {
      name: "the URL's host of two",
      snapshot: twoHosts("https://shop.example.com/oauth2/idpresponse"),
      because: /callback URL https:\/\/app\.example\.com.*1 of its 2 hosts work/,
    },
    { name: "a query", snapshot: registered(`${callback}?x=1`) },
    { name: "two URLs joined in one", snapshot: registered(`${callback},https://b.example.com/cb`) },
    {
      name: "a host of a wildcard, where the URL names it",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.Conditions = [{ Field: "host-header", Values: ["*.example.com"] }];
      }),
      host: "other.example.com",
      because: /https:\/\/other\.example\.com\/oauth2\/idpresponse\.$/,
    },
    {
      name: "another port, and neither spelling is registered",
      snapshot: onPort(8443),
      because: /app\.example\.com:8443\/oauth2\/idpresponse and https:\/\/app\.example\.com\/oauth2/,
    },
  ],
  unknown: [
    {
      name: "any host, and no URL",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.Conditions = [];
      }),
      host: null,
    },
    {
      name: "one spelling on another port",
      snapshot: onPort(8443, withPort),
      because: /does not say whether/,
    },
    {
      name: "the client does not exist",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});

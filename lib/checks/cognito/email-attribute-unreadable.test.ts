import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./email-attribute-unreadable";

const readable = (attributes: string[], scope = "openid email") =>
  cognitoSnapshot(({ client, config }) => {
    config.Scope = scope;
    client.AllowedOAuthScopes = ["openid", "email"];
    client.ReadAttributes = attributes;
  });

testCheck(check, {
  pass: [
    { name: "an empty list means the defaults", snapshot: readable([]) },
    { name: "email_verified is in the list", snapshot: readable(["email", "email_verified"]) },
  ],
  fail: [
    {
      name: "a list without email_verified",
      snapshot: readable(["email", "name"]),
      certainty: "likely",
      because: /may not read email_verified/,
      shows: /\["email","name"\]/,
    },
    {
      name: "email stands between tabs and line breaks",
      snapshot: readable(["name"], "openid\temail\nphone"),
      certainty: "likely",
    },
  ],
  notApplicable: [
    { name: "the rule does not ask for email", snapshot: readable(["name"], "openid") },
    { name: "a scope that only begins so", snapshot: readable(["name"], "openid email/read") },
    {
      name: "there is no client",
      snapshot: cognitoSnapshot(({ artifacts, config }) => {
        config.Scope = "openid email";
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});

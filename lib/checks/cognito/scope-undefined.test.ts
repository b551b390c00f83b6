import { ok, skipped } from "../../model/gathered";
import type { ResourceServer } from "../../model/user-pool";
import { cognitoSnapshot, poolId } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./scope-undefined";

const asked = (scope: string, servers: ResourceServer[]) =>
  cognitoSnapshot(({ artifacts, config }) => {
    config.Scope = scope;
    artifacts.resourceServers[poolId] = ok(servers);
  });
const shop = { Identifier: "shop", Name: "shop", Scopes: ["read"] };
const api = { Identifier: "https://api.example.com/v1", Name: "api", Scopes: ["read", "write"] };
const unread = (scope: string) =>
  cognitoSnapshot(({ artifacts, config }) => {
    config.Scope = scope;
    artifacts.resourceServers[poolId] = skipped("no rule asks for a scope of a resource server");
  });

testCheck(check, {
  pass: [
    { name: "standard scopes need no server, nor any list", snapshot: unread("openid email profile") },
    { name: "Cognito's own scope", snapshot: unread("openid aws.cognito.signin.user.admin") },
    { name: "a scope that is there", snapshot: asked("openid shop/read", [shop]) },
    {
      name: "an identifier with slashes",
      snapshot: asked("openid https://api.example.com/v1/write", [shop, api]),
    },
  ],
  fail: [
    { name: "the scope was deleted", snapshot: asked("openid shop/write", [shop]), because: /shop\/write/ },
    {
      name: "the server was deleted",
      snapshot: asked("openid shop/read", []),
      because: /shop-users defines/,
    },
    {
      name: "several",
      snapshot: asked("openid shop/write depot/a depot/b shop/read", [shop]),
      because: /shop\/write, depot\/a and depot\/b/,
    },
    { name: "case-sensitive", snapshot: asked("openid shop/Read", [shop]) },
  ],
  unknown: [{ name: "the servers were not read", snapshot: unread("openid shop/read") }],
});

import { describe, expect, it } from "vitest";
import type { ApiAuthorizer } from "../../model/api";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { broughtToken } from "./brought-token";

function reading(source: string): ApiAuthorizer {
  let found: ApiAuthorizer | undefined;
  apiSnapshotOf("http-jwt", ({ deployed: { authorizers } }) => {
    [found] = authorizers;
  });
  if (!found) throw new Error("no authorizer");
  return { ...found, identitySource: [source] };
}
const header = reading("$request.header.Authorization");
const brought = sending({ iss: "https://a.example", aud: ["x", "y"], client_id: "web", token_use: "id" });
const value = brought.request?.headers[0]?.value ?? "";

describe("broughtToken", () => {
  it.each([
    ["behind Bearer", value],
    ["bare", value.replace("Bearer ", "")],
    ["behind another case of it", value.replace("Bearer", "bearer")],
  ])("reads it %s", (_, text) => {
    expect(broughtToken({ request: { headers: [{ name: "AUTHORIZATION", value: text }] } }, header)).toEqual({
      state: "read",
      kind: "cognito-id",
      issuer: "https://a.example",
      audience: ["x", "y"],
      clientId: "web",
      algorithm: "RS256",
    });
  });

  it("reads a query parameter of the URL", () => {
    const url = `https://api.example.com/orders?a=1&token=${value.replace("Bearer ", "")}#x`;
    const read = broughtToken({ request: { url, headers: [] } }, reading("$request.querystring.token"));
    expect(read).toMatchObject({ state: "read", issuer: "https://a.example" });
  });

  it.each([
    ["no request", {}, header, /was not pasted/],
    ["another header", { request: { headers: [{ name: "x-token", value }] } }, header, /has nothing at/],
    [
      "an empty header",
      { request: { headers: [{ name: "authorization", value: " " }] } },
      header,
      /nothing at/,
    ],
    [
      "no query",
      { request: { url: "https://a/", headers: [] } },
      reading("$request.querystring.token"),
      /nothing/,
    ],
    [
      "no token",
      { request: { headers: [{ name: "authorization", value: "x.y.z" }] } },
      header,
      /no token that/,
    ],
  ])("says why there is none: %s", (_, pasted, authorizer, why) => {
    const read = broughtToken(pasted, authorizer);
    expect(read.state === "absent" ? read.why : "").toMatch(why);
  });
});

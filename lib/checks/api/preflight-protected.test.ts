import { type ApiTestKind, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import preflightProtected from "./preflight-protected";

const cors = {
  allowOrigins: ["*"],
  allowMethods: ["GET"],
  allowHeaders: ["authorization"],
  allowCredentials: false,
};
const withOptions = (authorizationType: string, apiKeyRequired = false) =>
  apiSnapshotOf("rest-token", ({ deployed }) => {
    const [first] = deployed.methods;
    if (first) {
      deployed.methods.push({ ...first, httpMethod: "OPTIONS", authorizationType, apiKeyRequired });
      deployed.methods.push({ ...first, path: "/other", httpMethod: "OPTIONS", authorizationType: "NONE" });
    }
  });
const withDefault = (kind: ApiTestKind, authorizationType: string) =>
  apiSnapshotOf(kind, ({ api, deployed }) => {
    api.cors = cors;
    const [first] = deployed.methods;
    if (first) deployed.methods.push({ ...first, path: "$default", httpMethod: "", authorizationType });
  });
const fromBrowser = { request: { headers: [{ name: "origin", value: "https://shop.example.com" }] } };

testApiCheck(preflightProtected, {
  pass: [
    { name: "OPTIONS is open", snapshot: withOptions("NONE") },
    { name: "$default is open", snapshot: withDefault("http-jwt", "NONE") },
  ],
  fail: [
    {
      name: "OPTIONS wants a token",
      snapshot: withOptions("CUSTOM"),
      because: /taken by OPTIONS \/orders, which wants CUSTOM/,
      shows: /methods\/1/,
    },
    { name: "OPTIONS wants a key", snapshot: withOptions("NONE", true), because: /an API key/ },
    {
      name: "$default wants a token",
      snapshot: withDefault("http-jwt", "JWT"),
      because: /taken by \$default/,
    },
  ],
  notApplicable: [
    { name: "programs alone", snapshot: apiSnapshotOf("rest-token") },
    { name: "nothing takes OPTIONS", snapshot: apiSnapshotOf("rest-token"), brought: fromBrowser },
    {
      name: "an HTTP API answers itself",
      snapshot: apiSnapshotOf("http-jwt", ({ api }) => {
        api.cors = cors;
      }),
    },
  ],
});

import type { ApiMethod, GatewayResponse } from "../../model/api";
import { ok, skipped } from "../../model/gathered";
import { type ApiParts, type ApiTestKind, apiHost, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import corsHeadersAbsentOnErrors from "./cors-headers-absent-on-errors";

const preflight: ApiMethod = {
  path: "/orders",
  httpMethod: "OPTIONS",
  authorizationType: "NONE",
  authorizationScopes: [],
  apiKeyRequired: false,
  integrationType: "MOCK",
};
const response = (responseType: string, ...headers: string[]): GatewayResponse => ({
  responseType,
  responseParameters: Object.fromEntries(headers.map((name) => [`gatewayresponse.header.${name}`, "'*'"])),
  responseTemplates: {},
});
const readable = (type: string) => response(type, "Access-Control-Allow-Origin");
const api = (kind: ApiTestKind, responses: GatewayResponse[], edit: (parts: ApiParts) => void = () => {}) =>
  apiSnapshotOf(kind, (parts) => {
    parts.deployed.methods.push({ ...preflight });
    parts.deployed.gatewayResponses = responses;
    parts.artifacts.gatewayResponses = ok(responses);
    edit(parts);
  });
const from = (origin: string) => ({ request: { headers: [{ name: "Origin", value: origin }] } });

testApiCheck(corsHeadersAbsentOnErrors, {
  pass: [
    { name: "by the fallback", snapshot: api("rest-token", [readable("DEFAULT_4XX")]) },
    {
      name: "one by one, in lower case",
      snapshot: api("rest-cognito", [
        response("UNAUTHORIZED", "access-control-allow-origin"),
        readable("ACCESS_DENIED"),
      ]),
    },
  ],
  fail: [
    {
      name: "none",
      snapshot: api("rest-token", []),
      because: /call \/orders, and UNAUTHORIZED and ACCESS_DENIED of stage prod go out without/,
      shows: /Access-Control-Allow-Origin/,
    },
    {
      name: "one that goes before the fallback has none",
      snapshot: api("rest-token", [readable("DEFAULT_4XX"), response("UNAUTHORIZED")]),
      because: /and UNAUTHORIZED of stage prod goes out/,
    },
    {
      name: "a page called, of which the pasted request tells",
      snapshot: api("rest-token", [], ({ deployed }) => {
        deployed.methods.length = 1;
      }),
      brought: from("https://shop.example.com"),
      shows: /shop\.example\.com/,
    },
    {
      name: "what a key that is missing is answered with",
      snapshot: api("rest-token", [readable("UNAUTHORIZED"), readable("ACCESS_DENIED")], ({ eachMethod }) =>
        eachMethod((method) => {
          method.apiKeyRequired = true;
        }),
      ),
      because: /and INVALID_API_KEY of stage prod/,
    },
    {
      name: "what a signature that is missing is answered with",
      snapshot: api("rest-iam", [readable("ACCESS_DENIED")]),
      because: /MISSING_AUTHENTICATION_TOKEN, INVALID_SIGNATURE and EXPIRED_TOKEN/,
    },
    {
      name: "the draft has it, which is not deployed",
      snapshot: api("rest-token", [], ({ artifacts }) => {
        artifacts.gatewayResponses = ok([readable("DEFAULT_4XX")]);
      }),
      offers: /"command":"aws apigateway create-deployment/,
    },
    {
      name: "the draft, which is deployed with it, lacks it in a response of its own",
      snapshot: api("rest-token", [], ({ artifacts }) => {
        artifacts.gatewayResponses = ok([readable("DEFAULT_4XX"), response("ACCESS_DENIED")]);
      }),
      offers:
        /"command":"aws apigateway update-gateway-response(?:(?!-gateway-response).)*type ACCESS_DENIED/,
    },
    {
      name: "neither export nor draft has any",
      snapshot: api("rest-token", [], ({ deployed }) => {
        delete deployed.gatewayResponses;
      }),
    },
  ],
  unknown: [
    {
      name: "the draft has them, and the export does not say",
      snapshot: api("rest-token", [readable("DEFAULT_4XX")], ({ deployed }) => {
        delete deployed.gatewayResponses;
      }),
      because: /does not show whether they are deployed/,
    },
    {
      name: "neither was read",
      snapshot: api("rest-token", [], ({ deployed, artifacts }) => {
        delete deployed.gatewayResponses;
        artifacts.gatewayResponses = skipped("denied");
      }),
      because: /gateway responses: not read/,
    },
  ],
  notApplicable: [
    { name: "no page calls it", snapshot: apiSnapshotOf("rest-token") },
    {
      name: "its own page calls it",
      snapshot: apiSnapshotOf("rest-token"),
      brought: from(`https://${apiHost}`),
    },
    { name: "an HTTP API has no gateway responses", snapshot: apiSnapshotOf("http-jwt") },
  ],
});

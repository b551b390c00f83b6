import type { ApiMethod } from "../../model/api";
import { skipped } from "../../model/gathered";
import { type ApiParts, type ApiTestKind, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import preflightProtected from "./preflight-protected";

const method = (httpMethod: string, authorizationType: string, more: Partial<ApiMethod> = {}): ApiMethod => ({
  path: "/orders",
  httpMethod,
  authorizationType,
  authorizationScopes: [],
  apiKeyRequired: false,
  ...more,
});
const withMethods = (
  kind: ApiTestKind,
  methods: readonly ApiMethod[],
  edit: (parts: ApiParts) => void = () => {},
) =>
  apiSnapshotOf(kind, (parts) => {
    parts.deployed.methods.push(...methods);
    edit(parts);
  });
const mock = { integrationType: "MOCK" };
const corsOnRefusals = ({ deployed }: ApiParts) => {
  deployed.gatewayResponses = [
    {
      responseType: "DEFAULT_4XX",
      responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" },
      responseTemplates: {},
    },
  ];
};
const withCors = ({ api }: ApiParts) => {
  api.cors = {
    allowOrigins: ["https://shop.example.com"],
    allowMethods: ["GET"],
    allowHeaders: ["authorization"],
    allowCredentials: false,
  };
};
const page = { request: { headers: [{ name: "origin", value: "https://shop.example.com" }] } };
const fallback = method("", "JWT", { path: "$default" });

testApiCheck(preflightProtected, {
  pass: [
    { name: "OPTIONS is open", snapshot: withMethods("rest-token", [method("OPTIONS", "NONE", mock)]) },
    {
      name: "and goes before ANY",
      snapshot: withMethods("rest-token", [method("ANY", "CUSTOM"), method("OPTIONS", "NONE")]),
      brought: page,
    },
    { name: "nothing takes OPTIONS", snapshot: apiSnapshotOf("rest-token"), because: /No method takes/ },
    {
      name: "ANY is protected, and no page calls it",
      snapshot: withMethods("rest-token", [method("ANY", "CUSTOM")]),
      because: /would refuse preflights; nothing says/,
    },
    {
      name: "an open OPTIONS of all paths goes before $default",
      snapshot: withMethods(
        "http-jwt",
        [fallback, method("OPTIONS", "NONE", { path: "/{proxy+}" })],
        withCors,
      ),
    },
    {
      name: "an HTTP API answers preflights itself",
      snapshot: apiSnapshotOf("http-jwt", withCors),
    },
  ],
  fail: [
    {
      name: "OPTIONS is there for browsers, with the authorizer of all",
      snapshot: withMethods("rest-token", [method("OPTIONS", "CUSTOM", mock)]),
      because: /OPTIONS \/orders takes the preflights of \/orders and wants authorization \(CUSTOM\)/,
      shows: /MOCK/,
    },
    {
      name: "ANY stands in, and refusals have CORS headers",
      snapshot: withMethods("rest-token", [method("ANY", "CUSTOM")], corsOnRefusals),
      because: /^ANY \/orders takes/,
      shows: /Access-Control-Allow-Origin/,
    },
    {
      name: "ANY stands in, and a page called",
      snapshot: withMethods("rest-token", [method("ANY", "CUSTOM")]),
      brought: page,
      shows: /shop\.example\.com/,
    },
    {
      name: "OPTIONS wants a key",
      snapshot: withMethods("rest-token", [method("OPTIONS", "NONE", { ...mock, apiKeyRequired: true })]),
      because: /wants an API key/,
      shows: /apiKeyRequired/,
    },
    {
      name: "OPTIONS goes to the backend, and nothing else speaks of browsers",
      snapshot: withMethods("rest-token", [method("OPTIONS", "CUSTOM", { integrationType: "AWS_PROXY" })]),
      certainty: "likely",
      severity: "may-break",
    },
    {
      name: "$default takes them in spite of CORS settings",
      snapshot: withMethods("http-jwt", [fallback], withCors),
      because: /^\$default takes the preflights/,
      shows: /allowOrigins/,
    },
    {
      name: "a route of an HTTP API without CORS settings, and a page called",
      snapshot: withMethods("http-jwt", [method("ANY", "JWT")]),
      brought: page,
    },
    {
      name: "of an open method",
      snapshot: withMethods("rest-open", [method("OPTIONS", "AWS_IAM", mock)]),
      because: /AWS_IAM/,
    },
  ],
  unknown: [
    {
      name: "CORS settings and a protected ANY: AWS does not say",
      snapshot: withMethods("http-jwt", [method("ANY", "JWT")], withCors),
      because: /does not say which goes first/,
    },
    {
      name: "the CORS settings were not read",
      snapshot: withMethods("http-jwt", [fallback], ({ artifacts }) => {
        artifacts.api = skipped("denied");
      }),
      because: /CORS settings: not read/,
    },
  ],
  notApplicable: [{ name: "a WebSocket API", snapshot: apiSnapshotOf("ws-lambda") }],
});

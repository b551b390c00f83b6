import { describe, expect, it } from "vitest";
import type { ApiMethod } from "../../model/api";
import type { ApiScope } from "../../model/scope";
import { readRequestUrl } from "../request-url";
import { type ApiQuestion, resolveApi } from "./resolve-api";

/** Where the fact of a row stands. */
const source = {
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html */
  restTree: "literal before parameter before greedy; a literal sibling keeps its subtree",
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html */
  greedy: "a greedy variable takes one segment at least, and ANY all methods",
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
  missing: "no such resource or method: MISSING_AUTHENTICATION_TOKEN",
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html */
  stage: "the first segment is the stage",
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html */
  httpStage: "a stage of that name, else $default",
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
  httpRoutes: "full match, greedy match, $default",
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
  known: "X-HTTP-Method-Override, case of paths",
  undocumented: "AWS says nothing: a may",
};

const methods = (...written: readonly string[]): ApiMethod[] =>
  written.map((text) => {
    const space = text.indexOf(" ");
    return {
      httpMethod: space < 0 ? "" : text.slice(0, space),
      path: space < 0 ? text : text.slice(space + 1),
      authorizationType: "NONE",
      authorizationScopes: [],
      apiKeyRequired: false,
    };
  });

interface Asked {
  readonly kind?: ApiScope["kind"];
  readonly path: string;
  readonly method?: string | undefined;
  readonly headers?: Record<string, readonly string[]>;
  readonly stages?: readonly string[];
  readonly api: readonly string[];
  readonly mapped?: ApiQuestion["mapped"];
}

function resolve({ kind = "rest", path, method, headers, stages = ["prod"], api, mapped }: Asked) {
  const read = readRequestUrl(`https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com${path}`);
  if (!read.ok) throw new Error(read.problem.message);
  return resolveApi({
    kind,
    request: {
      ...read.request,
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers }),
    },
    stages: stages.map((stageName) => ({ stageName })),
    methodsOf: () => ({ methods: methods(...api), drafted: false }),
    ...(mapped === undefined ? {} : { mapped }),
  });
}

/** What was found: `GET /orders`, or the gap. A leading `?`: some step is a may. */
function found(asked: Asked): string {
  const { steps, stage, httpMethod, path, gap } = resolve(asked);
  const may = steps.some(({ outcome }) => outcome === "may") ? "? " : "";
  if (gap === "stage") return `${may}no stage ${stage}`.trimEnd();
  const what = httpMethod === "" ? path : `${httpMethod} ${path}`;
  return gap === "method" ? `${may}no ${what}` : `${may}${what}`;
}

type Row = readonly [path: string, method: string | undefined, expected: string, because: string];

const shop = [
  "GET /",
  "GET /orders",
  "POST /orders",
  "GET /orders/{id}",
  "DELETE /orders/{id}",
  "GET /orders/open",
  "ANY /files/{proxy+}",
  "GET /health",
];

const rest: readonly Row[] = [
  ["/prod/orders", "GET", "GET /orders", source.restTree],
  ["/prod/orders", "POST", "POST /orders", source.restTree],
  ["/prod/orders", "PUT", "no PUT /orders", source.missing],
  ["/prod/orders", "OPTIONS", "no OPTIONS /orders", source.missing],
  ["/prod/orders", undefined, "? GET /orders", "a URL does not say the method, and there are two"],
  ["/prod/health", undefined, "GET /health", "a browser sends GET, and there is nothing else"],
  ["/prod/orders/7", "GET", "GET /orders/{id}", source.restTree],
  ["/prod/orders/7", "DELETE", "DELETE /orders/{id}", source.restTree],
  ["/prod/orders/open", "GET", "GET /orders/open", source.restTree],
  ["/prod/orders/open", "DELETE", "no DELETE /orders/open", source.restTree],
  ["/prod/orders/7/lines", "GET", "no GET /orders/7/lines", source.missing],
  ["/prod/files/a", "PUT", "ANY /files/{proxy+}", source.greedy],
  ["/prod/files/a/b/c", "GET", "ANY /files/{proxy+}", source.greedy],
  ["/prod/files", "GET", "no GET /files", source.greedy],
  ["/prod/", "GET", "GET /", source.stage],
  ["/prod", "GET", "GET /", source.stage],
  ["/prod", "POST", "no POST /", source.missing],
  ["/prod/nothing", "GET", "no GET /nothing", source.missing],
  ["/prod/Orders", "GET", "no GET /Orders", source.known],
  ["/prod/orders/", "GET", "? GET /orders", source.undocumented],
  ["/prod//orders", "GET", "? GET /orders", source.undocumented],
  ["/prod/orders/a%2Fb", "GET", "? GET /orders/{id}", source.undocumented],
  ["/prod/orders/a%20b", "GET", "GET /orders/{id}", source.restTree],
  ["/Prod/orders", "GET", "no stage Prod", source.stage],
  ["/test/orders", "GET", "no stage test", source.stage],
  ["/orders", "GET", "no stage orders", source.stage],
  ["/", "GET", "no stage", source.stage],
  ["/prod/orders?x=1", "GET", "GET /orders", "a query chooses no method"],
  ["/prod/orders/7?x=1", "get", "GET /orders/{id}", "methods as a person writes them"],
  ["/prod/orders/{id}", "GET", "GET /orders/{id}", source.restTree],
];

const greedyRoot = ["ANY /{proxy+}", "GET /parent", "GET /parent/child"];
const shadowed: readonly Row[] = [
  ["/prod/anything", "GET", "ANY /{proxy+}", source.greedy],
  ["/prod/any/thing/else", "PATCH", "ANY /{proxy+}", source.greedy],
  ["/prod/parent", "GET", "GET /parent", source.restTree],
  ["/prod/parent", "POST", "no POST /parent", source.restTree],
  ["/prod/parent/child", "GET", "GET /parent/child", source.restTree],
  ["/prod/parent/unknown", "GET", "no GET /parent/unknown", source.restTree],
  ["/prod/parent/child/deep", "GET", "no GET /parent/child/deep", source.restTree],
  ["/prod", "GET", "no GET /", source.greedy],
];

const mixed = ["GET /{tenant}/users", "ANY /{proxy+}", "GET /admin/users"];
const parameters: readonly Row[] = [
  ["/prod/acme/users", "GET", "? GET /{tenant}/users", source.restTree],
  ["/prod/admin/users", "GET", "GET /admin/users", source.restTree],
  ["/prod/admin/groups", "GET", "no GET /admin/groups", source.restTree],
  ["/prod/acme/users", "POST", "? no POST /{tenant}/users", source.restTree],
];

/** The table of the page, and what follows from it. */
const pets = ["GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "$default"];
const http: readonly Row[] = [
  ["/prod/pets/dog/1", "GET", "GET /pets/dog/1", source.httpRoutes],
  ["/prod/pets/dog/2", "GET", "GET /pets/dog/{id}", source.httpRoutes],
  ["/prod/pets/cat/1", "GET", "GET /pets/{proxy+}", source.httpRoutes],
  ["/prod/test/5", "POST", "ANY /{proxy+}", source.httpRoutes],
  ["/prod/pets/dog/1", "POST", "ANY /{proxy+}", source.httpRoutes],
  ["/prod/pets/dog/1/x", "GET", "GET /pets/{proxy+}", source.httpRoutes],
  ["/prod", "GET", "$default", source.httpRoutes],
  ["/pets/cat/1", "GET", "no stage pets", source.httpStage],
  ["/prod/pets", "GET", "ANY /{proxy+}", source.httpRoutes],
  ["/prod/pets/dog/1", undefined, "GET /pets/dog/1", source.httpRoutes],
];

const withoutDefault = ["GET /orders", "POST /orders", "ANY /items/{id}", "GET /items/new", "POST /webhook"];
const httpBare: readonly Row[] = [
  ["/prod/orders", "GET", "GET /orders", source.httpRoutes],
  ["/prod/orders", "DELETE", "no DELETE /orders", source.httpRoutes],
  ["/prod/items/5", "PUT", "ANY /items/{id}", source.httpRoutes],
  ["/prod/items/new", "GET", "GET /items/new", source.httpRoutes],
  ["/prod/items/new", "PUT", "ANY /items/{id}", source.httpRoutes],
  ["/prod/unknown", "GET", "no GET /unknown", source.httpRoutes],
  ["/prod/webhook", undefined, "? POST /webhook", "a URL does not say the method, and there is no GET"],
  ["/prod/orders/", "GET", "? GET /orders", source.undocumented],
  ["/prod/Orders", "GET", "no GET /Orders", source.known],
];

const contested = ["ANY /things/all", "GET /things/{id}"];
const httpContested: readonly Row[] = [
  ["/prod/things/all", "GET", "? ANY /things/all", source.undocumented],
  ["/prod/things/all", "POST", "ANY /things/all", source.httpRoutes],
  ["/prod/things/7", "GET", "GET /things/{id}", source.httpRoutes],
  ["/prod/things/7", "POST", "no POST /things/7", source.httpRoutes],
];

function table(name: string, kind: ApiScope["kind"], api: readonly string[], rows: readonly Row[]) {
  describe(name, () => {
    it.each(rows)("%s %s is %s (%s)", (path, method, expected) => {
      expect(found({ kind, path, method, api })).toBe(expected);
    });
  });
}

table("a REST API", "rest", shop, rest);
table("a greedy root with literal siblings", "rest", greedyRoot, shadowed);
table("parameters beside a greedy root", "rest", mixed, parameters);
table("an HTTP API with $default", "http", pets, http);
table("an HTTP API without $default", "http", withoutDefault, httpBare);
table("routes that both fit", "http", contested, httpContested);

describe("stages of an HTTP API", () => {
  const api = ["GET /orders", "GET /prod/orders"];
  it.each([
    ["/orders", ["$default"], "GET /orders"],
    ["/prod/orders", ["$default"], "GET /prod/orders"],
    ["/prod/orders", ["$default", "prod"], "GET /orders"],
    ["/prod/orders", ["prod"], "GET /orders"],
    ["/orders", ["prod"], "no stage orders"],
    ["/", ["prod"], "no stage"],
    ["/orders", [], "no stage orders"],
  ] as const)("%s with stages %j is %s", (path, stages, expected) => {
    expect(found({ kind: "http", path, method: "GET", stages, api })).toBe(expected);
  });
});

describe("what else decides", () => {
  const api = ["GET /orders", "DELETE /orders"];

  it("takes X-HTTP-Method-Override before the method", () => {
    const headers = { "X-HTTP-Method-Override": ["DELETE"] };
    expect(found({ path: "/prod/orders", method: "POST", headers, api })).toBe("DELETE /orders");
  });

  it.each([
    [
      "a mapping that names a stage",
      { apiId: "a", stage: "prod", path: "/orders", outcome: "hit" },
      "GET /orders",
    ],
    [
      "the stage repeated behind it",
      { apiId: "a", stage: "prod", path: "/prod/orders", outcome: "hit" },
      "no GET /prod/orders",
    ],
    [
      "a mapping that names none",
      { apiId: "a", stage: "", path: "/prod/orders", outcome: "hit" },
      "GET /orders",
    ],
    [
      "a mapping of a stage that is gone",
      { apiId: "a", stage: "old", path: "/orders", outcome: "hit" },
      "no stage old",
    ],
  ] as const)("follows %s", (_name, mapped, expected) => {
    expect(found({ path: "/shop/orders", method: "GET", api, mapped })).toBe(expected);
  });

  it("says that a domain maps nothing here", () => {
    expect(resolve({ path: "/shop/orders", api, mapped: null }).gap).toBe("domain-mapping");
  });

  it("goes to $connect of a WebSocket API", () => {
    expect(found({ kind: "ws", path: "/prod", api: ["$connect", "$default"] })).toBe("$connect");
  });

  it("says which literal resource kept the path from the greedy one", () => {
    const { steps } = resolve({ path: "/prod/parent/unknown", method: "GET", api: greedyRoot });
    expect(steps.at(-1)?.detail).toContain("/{proxy+} does not take what is below it");
  });

  it("is unknown where neither export nor draft was read", () => {
    const resolution = resolveApi({
      kind: "rest",
      request: {
        scheme: "https",
        host: "h",
        hostKind: "name",
        port: 443,
        path: "/prod/x",
        query: [],
        callback: false,
      },
      stages: [{ stageName: "prod" }],
      methodsOf: () => undefined,
    });
    expect(resolution.gap).toBeUndefined();
    expect(resolution.steps.at(-1)?.outcome).toBe("may");
  });
});

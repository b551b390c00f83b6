/**
 * The walls of the house. Each rule says what may not be imported, and why; `scripts/import-rules.test.ts` plants a
 * violation of each and demands that it is caught.
 */
const pure = "^lib/(model|routing|facts|checks|graph|clue|jwt|logs|diagnose|compare|format)/";
const server = "^lib/(aws|gather|outbound|server|cli|logs/node)/";
const tests = "\\.test\\.tsx?$";

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thing cut in the wrong place.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "pure-stays-pure",
      comment:
        "What judges runs the same in browser, server, command line and test: no React, Next, AWS or node:.",
      severity: "error",
      from: { path: pure, pathNot: [tests, "^lib/logs/node/"] },
      to: {
        path: [
          "(^|/)node_modules/(react|react-dom|next|@aws-sdk|@smithy)/",
          "^(node:)?(fs|http|https|net|tls|dns|crypto|child_process|path|os|worker_threads|zlib|url|stream|util|events|buffer|process)(/|$)",
        ],
      },
    },
    {
      name: "pure-imports-pure",
      comment: "The pure folders know nothing of what reads AWS or draws.",
      severity: "error",
      from: { path: pure, pathNot: [tests, "^lib/logs/node/"] },
      to: { path: [server, "^lib/query/", "^(app|components)/"] },
    },
    {
      name: "model-is-the-vocabulary",
      comment: "Everything may speak the model; the model speaks only zod.",
      severity: "error",
      from: { path: "^lib/model/", pathNot: tests },
      to: { pathNot: ["^lib/model/", "(^|/)node_modules/zod/"] },
    },
    {
      name: "facts-before-checks",
      comment: "What two checks need is a fact; facts do not know who asks.",
      severity: "error",
      from: { path: "^lib/(facts|routing)/", pathNot: tests },
      to: { path: "^lib/(checks|graph|diagnose|clue|format)/" },
    },
    {
      name: "checks-do-not-import-checks",
      comment: "What two checks need is a fact, or evidence, or a fix: never the other check.",
      severity: "error",
      from: {
        path: "^lib/checks/(routing|provider|cognito|network|token|api|lambda-authorizer|token-authorizer)/",
        pathNot: tests,
      },
      to: {
        path: "^lib/checks/(routing|provider|cognito|network|token|api|lambda-authorizer|token-authorizer)/",
        pathNot:
          "^lib/checks/(routing|provider|cognito|network|token|api|lambda-authorizer|token-authorizer)/shared-",
      },
    },
    {
      name: "graph-before-diagnosis",
      comment: "A graph is drawn of findings, without knowing how they were ranked.",
      severity: "error",
      from: { path: "^lib/graph/", pathNot: tests },
      to: { path: "^lib/(checks|diagnose)/" },
    },
    {
      name: "only-readers-import-the-sdk",
      comment: "Calls to AWS go through one place, with its budget, deadline and error mapping.",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: ["^lib/(aws|gather)/", tests] },
      to: { path: "(^|/)node_modules/(@aws-sdk|@smithy)/" },
    },
    {
      name: "components-only-draw",
      comment:
        "A component that can reach the server could carry a secret into the browser, even three hops away.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: server, reachable: true },
    },
    {
      name: "pages-go-through-the-server-folder",
      comment: "Pages parse, call and render; how AWS is read is not their business.",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^lib/(aws|gather|outbound)/" },
    },
    {
      name: "lib-does-not-draw",
      comment: "Logic that imports its own drawing cannot be tested without it.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "product-does-not-import-tests",
      comment: "The sandbox is beside the product, never in it.",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: [tests, "^lib/testing/"] },
      to: { path: "^(e2e|lib/testing)/" },
    },
    {
      name: "sandbox-shares-no-parser",
      comment: "What is tested and what tests it must not share one reader.",
      severity: "error",
      from: { path: "^e2e/(sandbox|scenarios)/" },
      to: { path: "^(lib|app|components)/" },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports is dead, or was meant to be registered.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          tests,
          "\\.d\\.ts$",
          "^(app|scripts|e2e|bin)/",
          "\\.config\\.(ts|mjs)$",
          "^\\.dependency-cruiser",
          "^proxy\\.ts$",
          // Made into the module beside it.
          "^lib/logs/node/usual-lines/assembly/",
        ],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^\\.next", "^node_modules/.*/node_modules"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};

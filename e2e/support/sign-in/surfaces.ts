/** Everything at which the dashboard can be asked for something of an account, in every way that Next has for asking. */
export interface Surface {
  readonly method?: string;
  readonly path: string;
  readonly lines?: readonly string[];
  /** Needs no sign-in where it is not ours to ask for one, and shows nothing of an account. */
  readonly isOpen?: boolean;
}

/** Ways to ask for a page; each names the page anew or adds lines to the request. */
const ways: readonly ((path: string) => Surface)[] = [
  (path) => ({ path }),
  (path) => ({ path, lines: ["rsc: 1"] }),
  (path) => ({ path, lines: ["rsc: 1", "next-router-prefetch: 1"] }),
  (path) => ({ path, lines: ["rsc: 1", "next-router-prefetch: 1", "next-router-segment-prefetch: /_tree"] }),
  (path) => ({ path: `${path}${path.includes("?") ? "&" : "?"}_rsc=1abcd`, lines: ["rsc: 1"] }),
  (path) => ({ path, lines: ["x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy"] }),
  (path) => ({
    path,
    lines: [
      "x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware",
      "x-middleware-next: 1",
    ],
  }),
  (path) => ({ path, lines: ["x-nextjs-data: 1"] }),
  (path) => ({ path, lines: ["next-resume: 1"], method: "POST" }),
  (path) => ({
    path,
    lines: [`next-action: ${"0".repeat(42)}`, "content-type: text/plain;charset=UTF-8"],
    method: "POST",
  }),
  (path) => ({ path, method: "HEAD" }),
];

/** Ways that only make sense of a plain path. */
const pathWays: readonly ((path: string) => Surface)[] = [
  (path) => ({ path: `${path === "/" ? "/index" : path}.rsc` }),
  (path) => ({
    path: `${path === "/" ? "/index" : path}.segments/_tree.segment.rsc`,
    lines: ["rsc: 1", "next-router-prefetch: 1"],
  }),
  (path) => ({ path: `/_next/data/build${path === "/" ? "/index" : path}.json` }),
  (path) => ({ path: `/${path}` }),
  (path) => ({ path: `${path}/` }),
  (path) => ({ path: `/x/..${path}` }),
  (path) => ({ path: `/.${path}` }),
  (path) => ({ path: `/en${path}` }),
];

export function surfaces(links: {
  readonly diagnose: string;
  readonly chain: string;
  readonly scope: string;
}): readonly Surface[] {
  const plain = [
    "/",
    "/chains",
    `/chains/${links.chain}`,
    "/settings",
    "/checks",
    "/inspect",
    "/logs",
    "/snapshot",
  ];
  const pages = [...plain, links.diagnose, "/checks/client-secret-rejected"];
  const routes = [
    "inventory",
    "fleet",
    "checks",
    "openapi.json",
    "permissions",
    "targets",
    "session",
    "nothing",
    "keys",
    "alb-key",
    `keys?chain=${links.chain}`,
    `alb-key?chain=${links.chain}&kid=8d3b1c9e-5f0a-4c0e-9d51-0f7c2b6a1e42`,
    `snapshot?scope=${encodeURIComponent(links.scope)}`,
    `chains/${links.chain}`,
    `evidence?chain=${links.chain}`,
    links.diagnose.slice(1),
  ].map((name) => `/api/v1/${name}`);
  return [
    ...pages.flatMap((path) => ways.map((way) => way(path))),
    ...plain.flatMap((path) => pathWays.map((way) => way(path))),
    ...routes.map((path) => ({ path })),
    ...routes
      .slice(0, 6)
      .flatMap((path): Surface[] => [
        { path, method: "HEAD" },
        { path: path.replace("/api", "//api") },
        { path: `${path}/` },
        { path, lines: ["x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy"] },
        { path, lines: ["rsc: 1"] },
      ]),
    { path: "/api/v1/nothing", method: "POST" },
    { path: "/api/v1/logs", method: "POST" },
    { path: "/api/v1/authorizer-test", method: "POST" },
    ...["/explain", "/explain/561", "/sign-in", "/api/v1/health", "/api/v1/symptoms", "/icon.svg"].map(
      (path) => ({
        path,
        isOpen: true,
      }),
    ),
  ];
}

/** Every page in every state: the world it lives in and its address there. */
import { expect, type Page } from "@playwright/test";
import type { Diagnosis } from "../../lib/model/diagnosis";
import { linksOf } from "../sandbox/names";
import type { Scenario } from "../sandbox/world";
import { allScenarios } from "../scenarios/all";
import { openAll } from "../support/browser/every-page";
import { longApi, longNames } from "./long-names";
import type { WorldName } from "./worlds";

export interface GalleryState {
  /** Kebab-case: the folder of its pictures. */
  readonly id: string;
  readonly title: string;
  readonly world: WorldName;
  /** Some addresses are known only once the dashboard is asked. */
  readonly path: string | ((origin: string) => Promise<string>);
  /** What is done on the page: pasted text is never part of an address. */
  readonly act?: { readonly words: string; readonly on: (page: Page) => Promise<void> };
  /** It is looked at before it is there: what stands meanwhile is the state. */
  readonly isLoading?: true;
}

const state = (
  id: string,
  title: string,
  world: WorldName,
  path: GalleryState["path"],
  more: Pick<GalleryState, "act" | "isLoading"> = {},
): GalleryState => ({ id, title, world, path, ...more });

function scenario(id: string): Scenario {
  const found = allScenarios.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no scenario ${id}`);
  return found;
}

function linkOf(of: string | Scenario): string {
  const [link] = linksOf([typeof of === "string" ? scenario(of) : of]);
  return link?.url ?? "";
}

const chainOf = (of: string | Scenario) => async (origin: string) => {
  const answer = await fetch(`${origin}/api/v1${linkOf(of)}`);
  const { resolution } = (await answer.json()) as Diagnosis;
  if (resolution.chain === null) throw new Error("that leads to no chain");
  return `/chains/${resolution.chain}`;
};

const unfolded = { act: { words: "everything opened", on: openAll } };

function pasted(label: string | RegExp, text: string): Pick<GalleryState, "act"> {
  const on = async (page: Page) => {
    const field = page.getByLabel(label).first();
    // What is typed before the page's scripts run is lost.
    await expect(async () => {
      await field.fill("");
      await field.fill(text);
      await expect(field).toHaveValue(text, { timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await page.waitForTimeout(600);
  };
  return { act: { words: `paste into “${label}”: ${text.slice(0, 400)}`, on } };
}

const encode = (value: object | string) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const longToken = [
  encode({ alg: "RS256", kid: "k".repeat(120), typ: "JWT" }),
  encode({
    iss: `https://${"issuer".repeat(20)}.example.com/`,
    sub: "s".repeat(300),
    aud: Array.from({ length: 12 }, (_, n) => `audience-${n}-${"a".repeat(60)}`),
    exp: 1_700_000_000,
    iat: 1_699_996_400,
    scope: "orders/read ".repeat(40).trim(),
    groups: Array.from({ length: 40 }, (_, n) => `group-${n}`),
    nested: { deep: { deeper: { deepest: "d".repeat(200) } } },
  }),
  encode("signed by nobody".repeat(16)),
].join(".");
const cognitoToken = [
  encode({ kid: "ExampleKeyThatNoPoolHas", alg: "RS256" }),
  encode({
    sub: "5a1c7d2e-0000-4000-8000-000000000001",
    iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01",
    client_id: "1example23456789",
    token_use: "access",
    scope: "openid orders/read",
    iat: 1_699_996_400,
    exp: 1_700_000_000,
  }),
  encode("signed by nobody ".repeat(15)),
].join(".");

const logLine = (minute: number, status: number, reason: string, host: string) =>
  [
    `h2 2026-10-06T09:${String(minute).padStart(2, "0")}:01.123456Z app/shop/50dc6c495c0c9188 203.0.113.10:51512`,
    `- -1 -1 -1 ${status} - 512 360 "GET https://${host}:443/oauth2/idpresponse?code=x&state=y HTTP/2.0"`,
    `"Mozilla/5.0" TLS_AES_128_GCM_SHA256 TLSv1.3 - "Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5" "${host}" "-" 10`,
    `2026-10-06T09:${String(minute).padStart(2, "0")}:01.118000Z "authenticate" "-" "${reason}" "-" "-" "-" "-"`,
    "TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6",
  ].join(" ");
const logText = [
  ...Array.from({ length: 40 }, (_, n) => logLine(n, 561, "AuthTokenEpRequestFailed", "app.example.com")),
  ...Array.from({ length: 9 }, (_, n) =>
    logLine(
      20 + n,
      401,
      "AuthInvalidCookie",
      `${"long-label-".repeat(5)}.${"department".repeat(6)}.example.com`,
    ),
  ),
  ...Array.from({ length: 5 }, (_, n) =>
    logLine(30 + n, 561, `Auth${"SomethingNobodyHasHeardOf".repeat(3)}`, "shop.example.com"),
  ),
  "this is no line of an access log",
].join("\n");
const logs: Pick<GalleryState, "act"> = {
  act: {
    words: "choose a file of access-log lines",
    on: async (page) => {
      await expect(async () => {
        await page
          .locator("input[type=file]")
          .first()
          .setInputFiles({
            name: `${"access-log-".repeat(12)}.log`,
            mimeType: "text/plain",
            buffer: Buffer.from(logText),
          });
        await expect(page.locator("[data-reading=empty]")).toHaveCount(0, { timeout: 1_000 });
      }).toPass({ timeout: 15_000 });
      await page.waitForTimeout(800);
    },
  },
};

const callOf = (url: string) =>
  `curl -i -H "x-request-id: ${"r".repeat(90)}" ${url}\n\nHTTP/2 401\nx-amzn-errortype: UnauthorizedException\n\n{"message":"Unauthorized"}`;
const gone = "/chains/alb/111122223333/eu-west-1/gone/0123456789abcdef/0123456789abcdef/0123456789abcdef";

const found = linkOf("callback-missing-for-one-of-two-hosts");

const inWhole: readonly GalleryState[] = [
  state("home", "The first page", "whole", "/"),
  state("home-unfolded", "The first page, all folds open", "whole", "/", unfolded),
  state(
    "home-recognised",
    "A log line in the box",
    "whole",
    "/",
    pasted("What fails?", logLine(1, 561, "AuthTokenEpRequestFailed", "app.example.com")),
  ),
  state(
    "home-nonsense",
    "Something that is not recognised",
    "whole",
    "/",
    pasted("What fails?", "x".repeat(500)),
  ),
  state("chains", "All chains", "whole", "/chains"),
  state("chains-none-fits", "A search without a result", "whole", "/chains?q=no-such-host-anywhere"),
  state("diagnose-found", "A proven cause", "whole", linkOf("callback-missing-for-one-of-two-hosts")),
  state(
    "diagnose-found-unfolded",
    "A proven cause, all folds open",
    "whole",
    linkOf("callback-missing-for-one-of-two-hosts"),
    unfolded,
  ),
  state("diagnose-likely", "A likely cause", "whole", linkOf("wrong-client-secret")),
  state(
    "diagnose-since",
    "A cause with its beginning and who changed it",
    "whole",
    linkOf("callback-removed-by-deployment"),
    unfolded,
  ),
  state("diagnose-by-design", "By design", "whole", linkOf("deny")),
  state("diagnose-healthy", "No fault", "whole", linkOf("healthy-oidc")),
  state("diagnose-pool-deleted", "A user pool that is gone", "whole", linkOf("pool-deleted")),
  state("diagnose-slow-provider", "A provider that is slow", "whole", linkOf("provider-slow")),
  state(
    "diagnose-api-found",
    "An API's proven cause",
    "whole",
    linkOf("http-authorizer-permission-missing"),
    unfolded,
  ),
  state("diagnose-api-healthy", "An API without a fault", "whole", linkOf("rest-header-missing")),
  state(
    "diagnose-api-call",
    "An API's call judged",
    "whole",
    linkOf("rest-header-missing"),
    pasted(/^Paste the curl command/, callOf(scenario("rest-header-missing").url)),
  ),
  state("diagnose-websocket", "A WebSocket API", "whole", linkOf("ws-token-missing")),
  state("diagnose-canary", "An API with a canary", "whole", linkOf("rest-canary-active")),
  state("diagnose-nobody", "A host of nobody", "whole", "/diagnose?url=https%3A%2F%2Fnobody.example.net%2F"),
  state("diagnose-bad-input", "Bad input", "whole", "/diagnose?url=javascript%3Aalert(1)"),
  state("diagnose-nothing", "Nothing asked", "whole", "/diagnose"),
  state("diagnose-long", "Very long names", "whole", linkOf(longNames), unfolded),
  state("diagnose-long-api", "Very long names of an API", "whole", linkOf(longApi), unfolded),
  state("chain", "A load balancer's chain", "whole", chainOf("session-cookie-shared")),
  state(
    "chain-unfolded",
    "A load balancer's chain, all folds open",
    "whole",
    chainOf("callback-missing-for-one-of-two-hosts"),
    unfolded,
  ),
  state("chain-api", "An API's chain", "whole", chainOf("rest-method-not-deployed"), unfolded),
  state("chain-long", "A chain with very long names", "whole", chainOf(longNames), unfolded),
  state("chain-gone", "A chain that is gone", "whole", gone),
  state("chain-malformed", "A chain id that is none", "whole", "/chains/alb/1"),
  state("inspect", "The inspector, empty", "whole", "/inspect"),
  state("inspect-token", "A token", "whole", "/inspect", pasted("Token", cognitoToken)),
  state("inspect-long", "A token with very long claims", "whole", "/inspect", pasted("Token", longToken)),
  state(
    "inspect-malformed",
    "Text that is no token",
    "whole",
    "/inspect",
    pasted("Token", `${"not a token ".repeat(30)}`),
  ),
  state("logs", "Logs, empty", "whole", "/logs"),
  state("logs-read", "Logs that were read", "whole", "/logs", logs),
  state("explain", "Every symptom", "whole", "/explain", unfolded),
  state("explain-561", "561", "whole", "/explain/561", unfolded),
  state("explain-401", "401, of two doors", "whole", "/explain/401", unfolded),
  state("explain-redirect-mismatch", "redirect_mismatch", "whole", "/explain/redirect_mismatch", unfolded),
  state("explain-api", "A gateway response", "whole", "/explain/UNAUTHORIZED", unfolded),
  state("explain-nobody", "A reason that nobody knows", "whole", `/explain/Auth${"Unheard".repeat(12)}`),
  state("explain-unlike", "What is shaped like no reason", "whole", "/explain/%3Cb%3Ehm"),
  state("checks", "Every check", "whole", "/checks"),
  state("check", "A check", "whole", "/checks/callback-url-unregistered", unfolded),
  state("settings", "Settings", "whole", "/settings", unfolded),
  state("settings-tried", "Settings, each permission tried", "whole", "/settings", tried()),
  state("check-both", "A check of both doors", "whole", "/checks/user-pool-missing"),
  state("runbook-links", "Where a link can stand", "whole", "/explain/runbook-links", linkMade()),
  state("snapshot", "Snapshots, none open", "whole", "/snapshot"),
  state("snapshot-opened", "A snapshot out of a file", "whole", "/snapshot", opened(false)),
  state("snapshot-compared", "Two snapshots compared", "whole", "/snapshot", opened(true)),
  state("palette", "The palette", "whole", "/checks", pressed("Control+k", "Search everything", "callback")),
  state("keys", "The keys of a page", "whole", found, pressed("?", "Keys")),
  state("share", "All ways to share a diagnosis", "whole", found, shared()),
  state("not-found", "No such page", "whole", "/nowhere"),
  state("sign-in-none", "Sign-in, where nobody has to", "whole", "/sign-in?to=/chains"),
];

function tried(): Pick<GalleryState, "act"> {
  const on = async (page: Page) => {
    await expect(async () => {
      await page
        .getByRole("button", { name: /^Try each permission of / })
        .first()
        .click();
      await expect(page.locator("[data-permissions=idle]")).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await expect(page.locator("[data-permissions=done], [data-permissions=failed]")).toBeVisible({
      timeout: 60_000,
    });
    await openAll(page);
  };
  return { act: { words: "press “Try each permission”", on } };
}

/** Opens a dialog by its key; what is typed then is looked for. */
function pressed(key: string, dialog: string, typed = ""): Pick<GalleryState, "act"> {
  const on = async (page: Page) => {
    const opened = page.getByRole("dialog", { name: dialog });
    await expect(async () => {
      if (!(await opened.isVisible())) await page.keyboard.press(key);
      await expect(opened).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await page.keyboard.type(typed);
    await page.waitForTimeout(500);
  };
  return { act: { words: `press ${key}${typed === "" ? "" : `, type “${typed}”`}`, on } };
}

function shared(): Pick<GalleryState, "act"> {
  const on = async (page: Page) => {
    await expect(async () => {
      await page.getByRole("button", { name: "Share" }).click();
      await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await openAll(page);
  };
  return { act: { words: "press “Share”", on } };
}

function linkMade(): Pick<GalleryState, "act"> {
  const on = async (page: Page) => {
    await expect(async () => {
      await page.getByLabel("URL that fails").fill(`https://app.example.com/${"path/".repeat(30)}`);
      await expect(page.getByRole("tab").first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  };
  return { act: { words: "fill in the URL that fails", on } };
}

/** One file, or two of which the second lacks a callback. */
function opened(isCompared: boolean): Pick<GalleryState, "act"> {
  const on = async (page: Page) => {
    const { resolution }: Diagnosis = await (await page.request.get(`/api/v1${found}`)).json();
    const scope = (resolution.chain ?? "").split("/").slice(0, 5).join("/");
    const text = await (await page.request.get(`/api/v1/snapshot?scope=${encodeURIComponent(scope)}`)).text();
    const before = text.replace(
      /"callbackUrls": ?\[/i,
      (list) => `${list}"https://before.example.com/callback",`,
    );
    const files = isCompared ? [before, text] : [text];
    await expect(async () => {
      await page
        .locator("input[type=file]")
        .first()
        .setInputFiles(
          files.map((content, n) => ({
            name: `snapshot-${n}.json`,
            mimeType: "application/json",
            buffer: Buffer.from(content),
          })),
        );
      await expect(page.locator("[data-verdict], [data-comparison]").first()).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
  };
  return { act: { words: isCompared ? "open two files" : "open a file", on } };
}

/** What is looked at wherever AWS answers badly. */
const inTrouble = (world: WorldName, word: string): GalleryState[] => [
  state(`${world}-home`, `The first page, ${word}`, world, "/"),
  state(`${world}-chains`, `The list, ${word}`, world, "/chains"),
  state(`${world}-diagnose`, `A diagnosis, ${word}`, world, found, unfolded),
  state(
    `${world}-diagnose-api`,
    `An API's diagnosis, ${word}`,
    world,
    linkOf("http-issuer-trailing-slash"),
    unfolded,
  ),
  state(`${world}-settings`, `The settings, ${word}`, world, "/settings", tried()),
];

export const states: readonly GalleryState[] = [
  ...inWhole,
  state("slow-home-loading", "The first page while it loads", "slow", "/", { isLoading: true }),
  state("slow-chains-loading", "The list while it loads", "slow", "/chains", { isLoading: true }),
  state("slow-diagnose-loading", "A diagnosis while it loads", "slow", found, { isLoading: true }),
  state("slow-chain-loading", "A chain while it loads", "slow", gone, { isLoading: true }),
  state("slow-settings-loading", "The settings while they load", "slow", "/settings", { isLoading: true }),
  ...inTrouble("slow", "timed out"),
  ...inTrouble("partial", "partly denied and throttled"),
  ...inTrouble("denied", "all denied"),
  ...inTrouble("throttled", "all throttled"),
  ...inTrouble("failed", "AWS fails"),
  ...inTrouble("expired", "credentials expired"),
  state("empty-home", "The first page of an empty account", "empty", "/"),
  state("empty-chains", "The list of an empty account", "empty", "/chains"),
  state("empty-inspect", "The inspector of an empty account", "empty", "/inspect"),
  state("unconfigured-home", "The first visit: no account, no Region", "unconfigured", "/"),
  state("unconfigured-chains", "The list without a Region", "unconfigured", "/chains"),
  state("unconfigured-diagnose", "A diagnosis without a Region", "unconfigured", found),
  state("unconfigured-settings", "The settings without a Region", "unconfigured", "/settings"),
  state("large-home", "The first page over 10,000 chains", "large", "/"),
  state("large-chains", "10,000 chains", "large", "/chains"),
  state("large-inspect", "The inspector over 10,000 chains", "large", "/inspect"),
  state("signed-out", "Nobody is signed in", "signedOut", `/sign-in?to=${encodeURIComponent(found)}`),
  state(
    "signed-out-failed",
    "The provider could not be read",
    "signedOut",
    "/sign-in?to=/chains&failed=provider-unreachable",
  ),
  state("signed-out-out", "Signed out", "signedOut", "/sign-in?out=1"),
  state("signed-out-explain", "Explain, signed out", "signedOut", "/explain/561"),
];

import { describe, expect, it } from "vitest";
import type { HarStory } from ".";
import { readHar } from ".";
import type { Entry } from "./hars-for-tests";
import { callback, harText, nonce, page, provider, shards, signedIn, start } from "./hars-for-tests";

function storyOf(entries: readonly Entry[]): HarStory {
  const read = readHar(harText(entries));
  if (!read.ok) throw new Error(read.problem.message);
  return read.story;
}

/** `id certainty entries`, of all findings. */
function said({ signIns, findings }: HarStory): string[] {
  return [...signIns.flatMap((signIn) => signIn.findings), ...findings].map(
    ({ id, certainty, evidence }) => `${id} ${certainty} ${evidence.map(({ entry }) => entry).join()}`,
  );
}

const back = { location: "https://app.example.com/oauth2/idpresponse?code=SECRETCODE&state=SECRETSTATE" };
const script: Entry = {
  url: "https://app.example.com/api/orders?key=SECRET",
  status: 302,
  dest: "empty",
  location: "https://login.example.com/authorize?client_id=shop&response_type=code&state=SECRET",
};

describe("what a HAR shows", () => {
  const cases: [what: string, entries: readonly Entry[], findings: string[], next?: object][] = [
    [
      "a sign-in that ends well",
      [start(), provider({ status: 302, ...back }), signedIn(), page()],
      [],
      { url: "https://app.example.com/orders" },
    ],
    [
      "a code that the provider's token endpoint refuses",
      [start(), provider({ status: 302, ...back }), callback()],
      ["callback-refused likely 3"],
      { url: "https://app.example.com/orders", status: "561", at: "2026-10-06T09:15:02.000Z" },
    ],
    [
      "a provider that is not reached in 5 s",
      [start(), provider({ status: 302, ...back }), callback({ status: 500, elapsedMs: 5_020 })],
      ["callback-refused likely 3"],
      { status: "500", reason: "AuthTokenEpRequestTimeout" },
    ],
    [
      "a 500 that came at once says no reason",
      [start(), provider({ status: 302, ...back }), callback({ status: 500 })],
      ["callback-refused likely 3"],
      { status: "500", reason: null },
    ],
    [
      "a nonce cookie that was set and not sent",
      [start(), provider({ status: 302, ...back }), callback({ status: 401, cookie: "other=SECRET" })],
      ["nonce-cookie-not-sent proven 3,1"],
      { status: "401", reason: "AuthMissingAWSALBAuthNonce" },
    ],
    [
      "a nonce that was not sent, where no request of the file has a cookie",
      [start(), callback({ status: 401, cookie: null })],
      ["nonce-cookie-not-sent likely 2,1"],
    ],
    [
      "a callback without a beginning, as out of a mail",
      [callback({ status: 401, cookie: "other=SECRET" })],
      ["nonce-cookie-not-sent likely 1"],
      { url: "https://app.example.com/", reason: "AuthMissingAWSALBAuthNonce" },
    ],
    [
      "a nonce that was sent is not blamed",
      [start(), callback({ status: 401 })],
      ["callback-refused proven 2"],
      { reason: null },
    ],
    [
      "another status than 401 is not the nonce's",
      [start(), callback({ cookie: "other=SECRET" })],
      ["callback-refused likely 2"],
    ],
    [
      "two tabs at once",
      [
        start(),
        start({ path: "/", state: "SECRETSTATE2" }),
        provider({ status: 302, ...back }),
        callback({ status: 401 }),
      ],
      ["nonce-of-another-sign-in likely 4,1,2"],
      { reason: "AuthInvalidAWSALBAuthNonce" },
    ],
    [
      "a proxy that changes the Host header",
      [
        start({ host: "shop.example.com", redirectHost: "app.example.com" }),
        provider({ status: 302, ...back }),
        callback({ status: 401, cookie: "other=SECRET" }),
      ],
      ["callback-on-another-host proven 1,3", "nonce-cookie-not-sent likely 3"],
      { url: "https://shop.example.com/orders", status: "401", reason: "AuthMissingAWSALBAuthNonce" },
    ],
    [
      "a callback that goes to another host than was asked",
      [start(), provider({ status: 302 }), callback({ host: "www.example.com", status: 401 })],
      ["callback-on-another-host proven 1,3"],
    ],
    [
      "another host that nobody came back to yet",
      [start({ host: "shop.example.com", redirectHost: "app.example.com" }), provider()],
      ["callback-on-another-host likely 1"],
    ],
    [
      "an application that signs in by itself, on a host of its own",
      [
        start({
          location:
            "https://login.example.com/authorize?client_id=spa&response_type=code&redirect_uri=https%3A%2F%2Fauth.example.com%2Fdone&state=SECRETSTATE",
        }),
        provider(),
        { url: "https://auth.example.com/done?code=SECRETCODE&state=SECRETSTATE", status: 200 },
      ],
      [],
    ],
    [
      "a hidden frame that asks whether somebody is signed in",
      [
        start({
          dest: "iframe",
          location:
            "https://login.example.com/authorize?client_id=spa&prompt=none&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fsilent",
        }),
        {
          url: "https://app.example.com/silent?error=login_required&state=SECRETSTATE",
          status: 200,
          dest: "iframe",
        },
      ],
      [],
    ],
    [
      "an error of the provider on the callback",
      [start(), provider(), callback({ code: null, query: "error=access_denied", status: 401 })],
      ["provider-error proven 3"],
      { status: "401", reason: "access_denied" },
    ],
    [
      "an error page of Cognito",
      [
        start({
          location: String(start().location).replace(
            "login.example.com",
            "acme.auth.eu-west-1.amazoncognito.com",
          ),
        }),
        {
          url: "https://acme.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch&client_id=shop",
          status: 400,
        },
      ],
      ["provider-error proven 2", "provider-page-refused proven 2,1"],
      { url: "https://app.example.com/orders", reason: "redirect_mismatch" },
    ],
    [
      "a word that is no error code is not repeated",
      [start(), callback({ code: null, query: "error=SECRET%20words", status: 401 })],
      ["callback-without-code proven 2"],
    ],
    [
      "a provider's page with 400",
      [start(), provider({ status: 400 })],
      ["provider-page-refused proven 2,1"],
      { status: "400" },
    ],
    [
      "a provider that does not answer",
      [start(), provider({ status: 0 })],
      ["provider-page-refused proven 2,1"],
    ],
    ["a sign-in that is under way", [start(), provider()], []],
    [
      "a callback without state",
      [start(), callback({ state: null, status: 401 })],
      ["callback-without-state proven 2"],
      { reason: "AuthMissingStateParam" },
    ],
    [
      "a state that changed on the way",
      [start(), callback({ state: "SECRETOTHER", status: 401 })],
      ["state-changed likely 2,1"],
      { reason: "AuthInvalidStateParam" },
    ],
    [
      "a callback that is reloaded",
      [start(), provider({ status: 302, ...back }), signedIn(), page(), callback()],
      ["code-used-twice proven 3,5"],
      { status: "561", reason: "AuthInvalidGrantError" },
    ],
    [
      "codes that were cut are not the same code",
      [start({ state: "[redacted]" }), signedIn({ code: "REDACTED", state: "REDACTED" }), page()].concat(
        callback({ code: "REDACTED", state: "REDACTED" }),
      ),
      ["callback-refused likely 4"],
    ],
    [
      "a loop with a session that is not taken",
      [start(), signedIn(), start({ cookie: shards(2).join("; "), state: "S2" })],
      ["sign-in-loop likely 2,3"],
      { reason: "AuthInvalidCookie" },
    ],
    [
      "a loop with a session that never comes back",
      [
        start(),
        signedIn(),
        start({ state: "S2" }),
        signedIn({ state: "S2", code: "C2" }),
        start({ state: "S3" }),
      ],
      ["sign-in-loop proven 2,3"],
      { reason: null },
    ],
    [
      "a sign-in of another page later is no loop",
      [
        start(),
        signedIn(),
        page(),
        start({ path: "/admin", state: "S2" }),
        signedIn({ state: "S2" }),
        page(),
      ],
      [],
    ],
    [
      "a session of which a part is missing",
      [start(), signedIn({ count: 3 }), page({ cookie: shards(2).join("; ") })],
      ["session-cookie-in-parts proven 2,3"],
      { reason: "AuthInvalidCookie" },
    ],
    [
      "cookies over the load balancer's limit",
      [
        start(),
        signedIn(),
        page({ status: 400, cookie: `${shards(4).join("; ")}; app=${"s".repeat(2_000)}` }),
      ],
      ["refused-after-sign-in likely 3,2", "cookies-too-large proven 3"],
    ],
    [
      "cookies over the target's limit",
      [page({ status: 431, cookie: shards(3).join("; ") })],
      ["cookies-too-large proven 1"],
      { status: "431" },
    ],
    ["a small request that is refused", [page({ status: 400, cookie: "a=b" })], []],
    [
      "a sign-in in a frame",
      [
        start({ dest: "iframe" }),
        provider({ dest: "iframe" }),
        callback({ dest: "iframe", status: 401, cookie: "other=SECRET" }),
      ],
      ["third-party-cookie-refused likely 1,3"],
      { reason: "AuthMissingAWSALBAuthNonce" },
    ],
    [
      "a script that is redirected, and what it may not read",
      [
        page(),
        script,
        { url: "https://login.example.com/authorize?client_id=shop", status: 0, dest: "empty" },
      ],
      ["script-redirected proven 2,3"],
      { url: "https://app.example.com/api/orders" },
    ],
    ["a script that is redirected, where the file ends", [page(), script], ["script-redirected likely 2"]],
    [
      "the application's own refusal",
      [start(), signedIn(), page({ status: 403 })],
      ["refused-after-sign-in likely 3,2"],
      { status: "403" },
    ],
    [
      "no sign-in at all: the last request that failed",
      [page({ path: "/a", status: 502 }), page({ path: "/b" })],
      [],
      { url: "https://app.example.com/a", status: "502" },
    ],
    [
      "a user pool that asks another provider",
      [
        start({
          location: String(start().location).replace(
            "login.example.com",
            "acme.auth.eu-west-1.amazoncognito.com",
          ),
        }),
        {
          url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=shop&response_type=code",
          status: 302,
          location:
            "https://corp.example.net/authorize?client_id=pool&response_type=code&redirect_uri=https%3A%2F%2Facme.auth.eu-west-1.amazoncognito.com%2Foauth2%2Fidpresponse&state=SECRETUP",
        },
        {
          url: "https://corp.example.net/authorize?client_id=pool&response_type=code&state=SECRETUP",
          status: 200,
        },
        {
          url: "https://acme.auth.eu-west-1.amazoncognito.com/oauth2/idpresponse?code=SECRETUP&state=SECRETUP",
          status: 302,
          ...back,
        },
        signedIn(),
        page(),
      ],
      [],
    ],
  ];
  it.each(cases)("%s", (_, entries, findings, next) => {
    const story = storyOf(entries);
    expect(said(story)).toEqual(findings);
    if (next) expect({ reason: null, ...story.next }).toMatchObject(next);
  });

  it.each(cases)("%s: nothing secret comes out, not even a query", (_, entries) => {
    const out = JSON.stringify(storyOf(entries));
    expect(out).not.toContain("SECRET");
    expect(out).not.toMatch(/https?:\/\/[^"]*\?/);
  });

  it.each(cases)(
    "%s: the graph marks the hop of each finding, and what lies behind is not reached",
    (_, entries) => {
      for (const { graph, findings } of storyOf(entries).signIns) {
        expect(graph.nodes.map(({ id }) => id)).toHaveLength(10);
        for (const finding of findings) {
          const node = graph.nodes.find(({ id }) => id === finding.hop);
          expect(["fails", "likely"]).toContain(node?.status);
        }
      }
    },
  );
});

describe("the graph", () => {
  const statuses = (entries: readonly Entry[]) =>
    Object.fromEntries(storyOf(entries).signIns[0]?.graph.nodes.map(({ id, status }) => [id, status]) ?? []);

  it("passes hop by hop where the sign-in ends well", () => {
    expect(new Set(Object.values(statuses([start(), provider(), signedIn(), page()])))).toEqual(
      new Set(["passes"]),
    );
  });
  it("fails at the token endpoint, and reaches nothing behind it", () => {
    expect(statuses([start(), provider(), callback()])).toMatchObject({
      authenticate: "passes",
      authorize: "passes",
      callback: "unknown",
      token: "likely",
      userinfo: "unknown",
      session: "not-reached",
      target: "not-reached",
    });
  });
  it("does not claim what the file does not show", () => {
    expect(statuses([callback()])).toMatchObject({
      listener: "unknown",
      rule: "unknown",
      authenticate: "unknown",
    });
    expect(statuses([start(), provider()])).toMatchObject({ authorize: "unknown", callback: "not-reached" });
  });
});

describe("files of other shapes", () => {
  it("an export without cookies leaves the nonce unknown", () => {
    const entries = [start(), provider(), callback({ status: 401 }), page()];
    const file = JSON.parse(harText(entries));
    for (const { request, response } of file.log.entries) {
      for (const side of [request, response]) {
        side.cookies = [];
        side.headers = side.headers.filter(
          ({ name }: { name: string }) => !/cookie|authorization/.test(name),
        );
      }
    }
    const read = readHar(JSON.stringify(file));
    expect(read.ok && said(read.story)).toEqual(["callback-refused proven 3"]);
    expect(read.ok && read.story.unknown.join()).toContain("made without cookies");
  });

  it("an export that lists cookies apart from the headers is read alike", () => {
    const file = JSON.parse(harText([start(), callback({ status: 401 })]));
    for (const { request, response } of file.log.entries) {
      for (const side of [request, response]) {
        side.headers = side.headers.filter(({ name }: { name: string }) => !/cookie/.test(name));
      }
    }
    file.log.entries[0].response.cookies = [{ name: "AWSALBAuthNonce", value: "SECRET" }];
    file.log.entries[1].request.cookies = [{ name: "other", value: "SECRET" }];
    const read = readHar(JSON.stringify(file));
    expect(read.ok && said(read.story)).toEqual(["nonce-cookie-not-sent proven 2,1"]);
  });

  it("entries out of order are told in order of time", () => {
    const entries = [callback({ second: 9 }), start({ second: 1 }), provider({ second: 2 })];
    expect(storyOf(entries).signIns[0]?.steps.map(({ hop }) => hop)).toEqual([
      "authenticate",
      "authorize",
      "callback",
    ]);
  });

  it("entries that are none are counted, and the rest is read", () => {
    const file = JSON.parse(harText([start(), callback()]));
    file.log.entries.push(null, { request: {} }, { request: { method: "GET", url: "data:,x" } });
    const read = readHar(JSON.stringify(file));
    expect(read.ok && [read.story.requests, read.story.unread]).toEqual([2, 2]);
  });

  it.each([
    ["half a file", harText([start(), callback()]).slice(0, -40), "not whole"],
    ["no entries", '{"log":{}}', "no list log.entries"],
    ["other entries", '{"log":{"entries":[1,2]}}', "None of its entries"],
    ["no request to the web", '{"log":{"entries":[]}}', "without a request"],
    ["too much", `{"log":{${" ".repeat(20_000_000)}}}`, "larger than 20 MB"],
    ["another JSON", '{"entries":[]}', "no HAR"],
    ["gzip", "\u001f\u008b\b", "no HAR"],
    ["deep nesting", `{"log":{"entries":${"[".repeat(1_000_000)}`, "not whole"],
    [
      "whole, and deep",
      `{"log":{"entries":[${"[".repeat(100_000)}${"]".repeat(100_000)}]}}`,
      "None of its entries",
    ],
  ])("%s is refused with its reason", (_, text, reason) => {
    const read = readHar(text);
    expect(read.ok ? null : read.problem.message).toContain(reason);
    expect(JSON.stringify(read)).not.toContain("SECRET");
  });

  it("a nonce set to nothing is not kept", () => {
    const cleared = start({ setCookie: [`${nonce}; Max-Age=0`] });
    expect(said(storyOf([cleared, callback({ status: 401, cookie: "a=b" })]))).toEqual([
      "nonce-cookie-not-sent likely 2",
    ]);
  });
});

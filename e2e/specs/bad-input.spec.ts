import { expect, test } from "../support/browser/page";

const markup = `"><img src=x onerror=alert(1)>`;
const canary = "CANARY0code7Kq2";
const lead = "/oauth2/idpresponse";

interface Bad {
  readonly query: string;
  /** Of JSON: the code of the problem; null where the answer is 200 and leads nowhere. */
  readonly code: string | null;
  /** What the page says of it, and the way out. */
  readonly says: RegExp;
}

const url = (text: string) => `url=${encodeURIComponent(text)}`;

const cases: Readonly<Record<string, Bad>> = {
  "no URL": { query: "", code: "url-missing", says: /No URL was given.*https:\/\/app\.example\.com/s },
  "only a status": { query: "status=561", code: "url-missing", says: /No URL.*status 561/s },
  "not a URL": {
    query: url("our login page"),
    code: "not-a-url",
    says: /This is not a URL.*Paste the address/s,
  },
  markup: { query: url(markup), code: "not-a-url", says: /This is not a URL/ },
  "markup in the path": {
    query: url(`https://nobody.example.net/${markup}`),
    code: null,
    says: /nobody\.example\.net/,
  },
  "markup in the status": {
    query: `${url("https://a.example.com/")}&status=${encodeURIComponent(markup)}`,
    code: "bad-status",
    says: /no HTTP status.*three digits.*host a\.example\.com/s,
  },
  "javascript:": {
    query: url("javascript:alert(1)"),
    code: "scheme",
    says: /starts with javascript:; only http, https, ws and wss/,
  },
  "an address": { query: url("https://192.0.2.77/"), code: null, says: /192\.0\.2\.77/ },
  "a host that resolves nowhere": {
    query: url("https://gone.example.net/"),
    code: null,
    says: /gone\.example\.net.*(DNS|resolve)/s,
  },
  "a host that is no load balancer of ours": {
    query: url("https://healthy-oidc.login.example/"),
    code: null,
    says: /healthy-oidc\.login\.example/,
  },
  "8 KB of path": {
    query: url(`https://a.example.com/${"a/".repeat(4200)}`),
    code: "too-long",
    says: /limit is 8 KB.*Shorten/s,
  },
  "a time of no form": {
    query: `${url("https://a.example.com/")}&at=yesterday`,
    code: "bad-time",
    says: /no date.*2026-/s,
  },
  "a reason of no form": {
    query: `${url("https://a.example.com/")}&reason=%3Cb%3E`,
    code: "bad-reason",
    says: /no error_reason/,
  },
};

for (const [name, { query, code, says }] of Object.entries(cases)) {
  test(`${name}: the page explains, and so does the JSON`, async ({ page, request }) => {
    const answer = await page.goto(`/diagnose?${query}`);
    expect(answer?.status()).toBe(200);
    const main = page.getByRole("main");
    await expect(main).toContainText(says);
    expect(await page.locator("main img, main script[src]").count()).toBe(0);
    await expect(main.getByRole("link").or(main.getByRole("listitem")).first()).toBeVisible();

    const json = await request.get(`/api/v1/diagnose?${query}`);
    expect(json.headers()["content-type"]).toContain("application/json");
    const body = await json.json();
    if (code === null) {
      expect(json.status()).toBe(200);
      expect([body.answer, body.resolution.kind, body.resolution.chain]).toEqual([
        "not-enough-access",
        "none",
        null,
      ]);
      await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "not-enough-access");
      await expect(main).toContainText("Not located");
      await expect(page.getByRole("heading", { name: "Where it was looked for" })).toBeVisible();
    } else {
      expect(json.status()).toBe(400);
      expect(body.error).toMatchObject({
        code,
        message: expect.stringMatching(/\w\./),
        docs: expect.stringMatching(/^\//),
      });
      expect(await (await request.get(body.error.docs)).status()).toBe(200);
      await expect(main.getByRole("link", { name: "Paste something else" })).toBeVisible();
    }
  });
}

test("HTTP instead of HTTPS is a chain of its own listener", async ({ page, request }) => {
  const query = url("http://healthy-cognito.example.com/");
  const said = await (await request.get(`/api/v1/diagnose?${query}`)).json();
  expect(said.resolution.kind).toBe("alb");
  await page.goto(`/diagnose?${query}`);
  await expect(page.getByRole("heading", { level: 1, name: said.summary })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("HTTP:80");
});

test("parameters of nobody change nothing", async ({ page, request }) => {
  const query = url("https://healthy-cognito.example.com/");
  const more = `${query}&utm_source=pager&foo[]=1&__proto__=2&url=https%3A%2F%2Fdeny.example.com%2F`;
  const plain = await (await request.get(`/api/v1/diagnose?${query}`)).json();
  const extra = await (await request.get(`/api/v1/diagnose?${more}`)).json();
  expect([extra.request, extra.answer]).toEqual([plain.request, plain.answer]);
  await page.goto(`/diagnose?${more}`);
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", plain.answer);
  await expect(page).toHaveURL(`/diagnose?${query}`);
});

const callback = `https://healthy-cognito.example.com${lead}?code=${canary}&state=${canary}`;
for (const [name, query] of Object.entries({
  "in the URL": url(callback),
  "in a URL that nobody encoded": `url=${callback}`,
  "beside the URL": `${url("https://healthy-cognito.example.com/")}&code=${canary}&state=${canary}`,
})) {
  test(`code and state ${name} are in no page and no address`, async ({ page, request }) => {
    const seen: string[] = [];
    page.on("request", (sent) => {
      if (!sent.isNavigationRequest()) seen.push(sent.url());
    });
    const answer = await page.goto(`/diagnose?${query}`);
    await expect(page.locator("[data-verdict]")).toBeVisible();
    expect(await answer?.text()).not.toContain(canary);
    expect(await page.content()).not.toContain(canary);
    expect(page.url()).not.toContain(canary);
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(canary);
    expect(seen.filter((address) => address.includes(canary))).toEqual([]);

    const json = await request.get(`/api/v1/diagnose?${query}`);
    expect(json.status()).toBe(200);
    expect(await json.text()).not.toContain(canary);
  });
}

test("chains and checks of nobody", async ({ page, request }) => {
  for (const id of ["alb", "alb/1/2", `rest/111122223333/eu-west-1/${encodeURIComponent(markup)}`]) {
    const json = await request.get(`/api/v1/chains/${id}`);
    expect([400, 404]).toContain(json.status());
    expect((await json.json()).error).toMatchObject({
      code: expect.any(String),
      message: expect.any(String),
    });
    expect((await page.goto(`/chains/${id}`))?.status()).toBe(200);
    await expect(page.getByRole("main")).toContainText("This is no chain id.");
  }
  const elsewhere = await request.get(
    "/api/v1/chains/alb/999999999999/eu-west-1/a/0123456789abcdef/0123456789abcdef/0123456789abcdef",
  );
  expect([elsewhere.status(), (await elsewhere.json()).error.code]).toEqual([404, "not-configured"]);
  expect((await page.goto("/checks/of-nobody"))?.status()).toBe(404);
  await expect(page.getByRole("main")).toContainText("There is no page at this address.");
});

test("an API address of nobody answers in JSON", async ({ request }) => {
  for (const path of ["/api/v1/nothing", "/api/v2/diagnose", "/api"]) {
    const json = await request.get(path);
    expect(json.status()).toBe(404);
    expect((await json.json()).error).toMatchObject({
      code: "not-found",
      message: expect.any(String),
      docs: expect.any(String),
    });
  }
});

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser/page";

const letters = "abcdefghijklmnopqrstuvwxyz";
const mark = () => Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join("");

interface Written {
  readonly status: number;
  readonly reason: string;
  readonly host: string;
  readonly target: string;
  readonly minute: number;
}

/** Lines as AWS documents them, in fields of our own making, with marks for a code and a state in each. */
function lineOf({ status, reason, host, target, minute }: Written, marks: readonly string[]): string {
  const time = `2026-10-06T09:${String(minute).padStart(2, "0")}:01`;
  const query = `?code=${marks[0]}&state=${marks[1]}`;
  return [
    `h2 ${time}.123456Z app/shop/50dc6c495c0c9188 203.0.113.10:51512`,
    `${target === "-" ? "- -1 -1 -1" : "10.0.1.15:8080 0.001 0.024 0.000"} ${status} ${target} 512 360`,
    `"GET https://${host}:443/oauth2/idpresponse${query} HTTP/2.0" "Mozilla/5.0" TLS_AES_128_GCM_SHA256 TLSv1.3`,
    `- "Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5" "${host}" "-" 10 ${time}.118000Z "authenticate" "-" "${reason}"`,
    `"-" "-" "-" "-" TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6`,
  ].join(" ");
}

/** Failures of two hosts among answers that are none. */
function writeLog(marks: readonly string[]): { written: Written[]; text: string } {
  const of = (count: number, part: Omit<Written, "minute">): Written[] =>
    Array.from({ length: count }, (_, index) => ({ ...part, minute: 10 + (index % 40) }));
  const written = [
    ...of(700, { status: 200, reason: "-", host: "app.example.com", target: "200" }),
    ...of(137, { status: 561, reason: "AuthTokenEpRequestFailed", host: "app.example.com", target: "-" }),
    ...of(41, { status: 401, reason: "AuthMissingAWSALBAuthNonce", host: "app.example.com", target: "-" }),
    ...of(300, { status: 302, reason: "-", host: "shop.example.com", target: "-" }),
    ...of(23, { status: 561, reason: "AuthTokenEpRequestFailed", host: "shop.example.com", target: "-" }),
    ...of(12, { status: 401, reason: "-", host: "shop.example.com", target: "401" }),
  ];
  return { written, text: `${written.map((one) => lineOf(one, marks)).join("\n")}\n` };
}

/** Everything that the page has asked for, with what it sent. */
function watchRequests(page: Page): string[] {
  const seen: string[] = [];
  page.context().on("request", (request) => seen.push(`${request.url()} ${request.postData() ?? ""}`));
  return seen;
}

/** Does something until the page takes it: what comes before its scripts run is lost. */
async function untilRead(page: Page, act: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    await act();
    await expect(page.locator("[data-reading=empty]")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ([label, numbers]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(numbers)], label));
      return transfer;
    },
    [name, [...bytes]] as const,
  );
  await untilRead(page, async () => {
    await page.dispatchEvent("main", "dragover", { dataTransfer: data });
    await page.dispatchEvent("main", "drop", { dataTransfer: data });
  });
}

test("a dropped log becomes the counts that it holds, and no code or state of it is shown or sent", async ({
  page,
}) => {
  const marks = [mark(), mark()];
  const { written, text } = writeLog(marks);
  const seen = watchRequests(page);
  await page.goto("/logs");
  const broken = `${text}not a line of a log ?code=${marks[0]}\n`;
  await drop(page, "node-1.log.gz", gzipSync(broken));
  await expect(page.locator("[data-reading=done]")).toBeVisible();

  await expect(page.locator("[data-log-lines]")).toHaveAttribute("data-log-lines", String(written.length));
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("1 broken line");
  const failed = written.filter(({ status }) => status >= 400);
  const keys = [...new Set(failed.map(({ reason, status, host }) => `${reason} ${status} ${host}`))];
  await expect(page.locator(".reason-row")).toHaveCount(keys.length);
  for (const key of keys) {
    const [reason = "", status = "", host = ""] = key.split(" ");
    const count = failed.filter((one) => `${one.reason} ${one.status} ${one.host}` === key).length;
    const ofHost = written.filter((one) => one.host === host).length;
    const row = page.locator(
      `.reason-row[data-reason="${reason === "-" ? "" : reason}"][data-status="${status}"][data-host="${host}"]`,
    );
    await expect(row.locator("td").first()).toHaveText(String(count));
    await expect(row).toContainText(`${((100 * count) / ofHost).toFixed(1)} %`);
  }
  const byTarget = page.getByRole("region", { name: "Answered by the target itself" });
  await expect(byTarget.locator(".reason-row")).toHaveCount(1);
  await expect(byTarget.getByRole("link", { name: /Diagnose/ })).toHaveCount(0);

  for (const button of await page.getByRole("button", { name: /^Earliest line of/ }).all()) {
    await button.click();
  }
  await page.getByText("The first broken lines, redacted").click();
  await expect(page.locator(".reason-sample").first()).toContainText("code=REDACTED&state=REDACTED");
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]));
  for (const shown of [await page.content(), kept, page.url(), seen.join("\n")]) {
    for (const one of marks) expect(shown).not.toContain(one);
  }

  await page.getByRole("link", { name: "Diagnose AuthTokenEpRequestFailed on app.example.com" }).click();
  await expect(page).toHaveURL(
    /\/diagnose\?url=https%3A%2F%2Fapp\.example\.com%2F&status=561&reason=AuthTokenEpRequestFailed&at=2026-10-06T09%3A10%3A01\.123Z$/,
  );
});

test("pasted lines are counted and not shown again; the filter narrows them; Clear forgets them", async ({
  page,
  context,
}) => {
  const marks = [mark(), mark()];
  const { text } = writeLog(marks);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/logs");
  const field = page.getByRole("textbox", { name: "Or paste lines" });
  await page.evaluate((lines) => navigator.clipboard.writeText(lines), text);
  await untilRead(page, async () => {
    await field.focus();
    await page.keyboard.press("ControlOrMeta+V");
  });
  await expect(page.locator("[data-reading=done]")).toBeVisible();
  expect(await page.content()).not.toContain(marks[0]);

  await page.getByRole("searchbox", { name: "Filter" }).fill("561 shop.example");
  await expect(page.locator(".reason-row")).toHaveCount(1);
  await page.getByRole("button", { name: "Copy these rows as CSV" }).click();
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv.trimEnd().split("\r\n")).toHaveLength(2);
  expect(csv).toContain("23,335,561,AuthTokenEpRequestFailed,load-balancer,shop.example.com,10,app/shop/");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save these rows as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^sign-in-reasons-\d{8}T\d{6}Z\.csv$/);
  expect(await readFile(await download.path(), "utf8")).toBe(csv);

  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.locator(".reason-row")).toHaveCount(0);
  await expect(page.getByText("Nothing is read yet")).toBeVisible();
});

test("a cut-off file, a foreign one and an empty one are said, and the rest is counted", async ({ page }) => {
  const { written, text } = writeLog(["a", "b"]);
  const whole = gzipSync(text);
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
  await page.goto("/logs");
  const input = page.locator("input[type=file]");
  const files = [
    file("whole.log.gz", whole),
    file("cut.log.gz", whole.subarray(0, whole.length - 20)),
    file("notes.txt", Buffer.from("Enable AccessLog for ELB\n")),
    file("empty.log", Buffer.alloc(0)),
  ];
  await untilRead(page, () => input.setInputFiles(files));
  await expect(page.locator("[data-reading=done]")).toBeVisible();
  const lines = Number(await page.locator("[data-log-lines]").getAttribute("data-log-lines"));
  expect(lines).toBeGreaterThanOrEqual(written.length * 1.9);
  expect(lines).toBeLessThan(written.length * 2);
  const unread = page.getByRole("region", { name: "Could not be read" });
  await expect(unread).toContainText("the gzip stream ends early; the lines before its end are counted");
  await expect(unread).toContainText("no line of it is one of an ALB access log");
  await expect(unread).toContainText("no line in it");

  await input.setInputFiles([file("notes.txt", Buffer.from("Enable AccessLog for ELB\n"))]);
  await expect(page.getByText("No line of this is one of an ALB access log.")).toBeVisible();
  const fine = lineOf({ status: 200, reason: "-", host: "a.example.com", target: "200", minute: 1 }, []);
  await input.setInputFiles([file("fine.log", Buffer.from(fine))]);
  await expect(page.getByText("None of these requests failed at sign-in.")).toBeVisible();
});

test("reading ends where it is cancelled, and shows what was counted until then", async ({ page }) => {
  const { text } = writeLog(["a", "b"]);
  await page.goto("/logs");
  const dropLarge = () =>
    page.evaluate((lines) => {
      // Large enough to be caught at it; made here, as the way into the browser is narrow.
      const part = new Blob([lines]);
      const file = new File(
        Array.from({ length: 3_000 }, () => part),
        "large.log",
      );
      const transfer = new DataTransfer();
      transfer.items.add(file);
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
    }, text);
  await untilRead(page, dropLarge);
  await expect(page.getByRole("progressbar", { name: "Bytes read" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled: 0 of 1 file was read to the end.")).toBeVisible();
});

for (const width of [1440, 360]) {
  test(`axe finds nothing in the counts at ${width} px, and nothing is wider than the screen`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/logs");
    await drop(page, "node-1.log", Buffer.from(writeLog(["a", "b"]).text));
    await expect(page.locator("[data-reading=done]")).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  });
}

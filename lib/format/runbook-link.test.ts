import { describe, expect, it } from "vitest";
import { chainLines, runbookLines } from "./runbook-link";

const url = "https://app.example.com/a(b)?x";
const line = (id: string, given: Parameters<typeof runbookLines>[1]) =>
  runbookLines("https://authpath.example.com", given).find((each) => each.id === id);

describe("runbookLines", () => {
  const given = { url, status: "561", at: "2026-11-28T03:14:00Z", region: "eu-west-1" };
  const query = "url=https%3A%2F%2Fapp.example.com%2Fa%28b%29%3Fx&status=561";

  it.each([
    ["url", `https://authpath.example.com/diagnose?${query}&at=2026-11-28T03%3A14%3A00Z&region=eu-west-1`],
    [
      "markdown",
      `[Diagnosis of 561 on app.example.com](https://authpath.example.com/diagnose?${query}&at=2026-11-28T03%3A14%3A00Z&region=eu-west-1)`,
    ],
    [
      "cloudwatch",
      `Cause, proof and fix of 561 on app.example.com: [diagnosis](https://authpath.example.com/diagnose?${query}&region=eu-west-1)`,
    ],
  ])("%s", (id, text) => {
    expect(line(id, given)?.text).toBe(text);
  });

  it("gives PagerDuty a member of its JSON, whatever stands in the URL", () => {
    const text = line("pagerduty", { ...given, url: 'https://"a".example.com/' })?.text ?? "";
    expect(JSON.parse(`{${text}}`)).toEqual({
      links: [
        {
          href: expect.stringMatching(
            /^https:\/\/authpath\.example\.com\/diagnose\?url=https%3A%2F%2F%22a%22/,
          ),
          text: 'Diagnosis of 561 on "a".example.com',
        },
      ],
    });
  });

  it("says where a description is too long for CloudWatch", () => {
    expect(line("cloudwatch", { url })?.note).not.toContain("shorten");
    expect(line("cloudwatch", { url: `${url}${"y".repeat(1_000)}` })?.note).toMatch(
      /It has 1\d\d\d characters/,
    );
  });
});

it("links a chain by its own address", () => {
  const lines = chainLines("https://authpath.example.com/chains/alb/1", "shop [rule 10]");
  expect(lines.find(({ id }) => id === "markdown")?.text).toBe(
    "[Diagnosis of the sign-in chain of shop \\[rule 10\\]](https://authpath.example.com/chains/alb/1)",
  );
});

import { describe, expect, it } from "vitest";
import { diagnosisMarkdown } from "./diagnosis-markdown";
import { exampleCause, exampleDiagnosis, exampleFinding } from "./example-diagnosis";

describe("diagnosisMarkdown", () => {
  const denied = {
    code: "access-denied",
    operation: "acm:DescribeCertificate",
    resource: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
    message: "not authorized",
  } as const;
  const base = exampleDiagnosis();
  const text = diagnosisMarkdown(
    exampleDiagnosis({
      findings: [
        exampleCause,
        exampleFinding({ check: "certificate-expired", status: "unknown", because: "It could not be read." }),
        exampleFinding({ check: "openid-scope-absent" }),
      ],
      snapshot: { ...base.snapshot, complete: false, errors: [denied] },
    }),
    "https://authpath.example.com/x",
    "1 account number",
  );

  it.each([
    ["the verdict", "**Cause found:** Sign-in on app.example.com is broken"],
    [
      "when and where",
      "Read 2026-10-06 14:02:11 UTC · prod 123456789012 · eu-west-1\nhttps://authpath.example.com/x",
    ],
    ["each cause with its proof", "- CallbackURLs of web has https://App.example.com"],
    [
      "the first way to mend it in a fence, and what it interrupts",
      "**Fix:** Add the callback URL to app client web\n```\naws cognito-idp update-user-pool-client --cli-input-json file://client.json\n```\n\nNobody is signed out.",
    ],
    ["that there are other ways", "Behind the link as well: steps."],
    ["what was taken out", "\n\nWithout 1 account number."],
    [
      "what is unknown",
      "- unknown · About certificate-expired (`certificate-expired`): It could not be read.",
    ],
    [
      "what could not be read",
      "- acm:DescribeCertificate on arn:aws:acm:eu-west-1:123456789012:certificate/1: not authorized",
    ],
  ])("has %s", (_, part) => {
    expect(text).toContain(part);
  });

  it("leaves passes out, and sections with nothing to say", () => {
    expect(text).not.toContain("openid-scope-absent");
    expect(text).not.toContain("**Next**");
  });

  it("fences what holds backticks with a longer fence", () => {
    const cause = { ...exampleCause, fixes: [{ type: "terraform", title: "T", code: "a ``` b" } as const] };
    const fenced = diagnosisMarkdown(exampleDiagnosis({ findings: [cause] }), "x", null);
    expect(fenced).toContain("````\na ``` b\n````");
    expect(fenced).not.toContain("Without");
  });

  it("stays as short as a channel bears", () => {
    const nextSteps = Array.from({ length: 9 }, (_, index) => `step ${index}`);
    const long = diagnosisMarkdown(exampleDiagnosis({ nextSteps }), "x", null);
    expect(long).toContain("- step 5\n- and 3 more behind the link");
    expect(long).not.toContain("step 6");
  });
});

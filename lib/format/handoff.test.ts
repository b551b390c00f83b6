import { describe, expect, it } from "vitest";
import { exampleCause, exampleDiagnosis } from "./example-diagnosis";
import { handoff } from "./handoff";

const link = "https://authpath.example.com/diagnose?url=https%3A%2F%2Fapp.example.com%2F";

describe("handoff", () => {
  it("says cause, proof, fix, owner and link on five lines", () => {
    expect(handoff(exampleDiagnosis(), link).split("\n")).toEqual([
      "**Cause (proven):** Sign-in on app.example.com is broken: app client web does not know its callback URL.",
      "**Proof:** CallbackURLs of web has https://App.example.com/oauth2/idpresponse; expected https://app.example.com/oauth2/idpresponse (read 2026-10-06T14:02:11.000Z)",
      "**Fix:** Add the callback URL to app client web",
      "**Owner:** team-web",
      `**Link:** ${link}`,
    ]);
  });

  it("stays five lines where a value holds line breaks, and says that a cause is likely", () => {
    const cause = { ...exampleCause, certainty: "likely" as const };
    const lines = handoff(
      exampleDiagnosis({ answer: "likely", summary: "One\ntwo", findings: [cause] }),
      link,
    ).split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe("**Cause (likely):** One two");
  });

  it("names no fix, proof or owner that is not known", () => {
    const source = { account: "", accountName: "", region: "", owner: "" };
    const lines = handoff(
      exampleDiagnosis({ answer: "ruled-out", summary: "No fault.", causes: [], findings: [], source }),
      link,
    ).split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "**No fault in the configuration:** No fault.",
      "**Proof:** read 2026-10-06T14:02:11.000Z",
      "**Fix:** none known yet",
      "**Owner:** owner unknown",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { exampleCause, exampleDiagnosis, exampleFinding } from "./example-diagnosis";
import { redactDiagnosis, takenOutWords } from "./redact-diagnosis";

const saying = (because: string) =>
  redactDiagnosis(
    exampleDiagnosis({ causes: [], findings: [exampleFinding({ check: "openid-scope-absent", because })] }),
  );
const said = (because: string) => saying(because).diagnosis.findings[0]?.because;

describe("redactDiagnosis", () => {
  it("takes account numbers out wherever they stand, the same for the same", () => {
    const whole = exampleDiagnosis({
      resolution: {
        kind: "alb",
        account: "123456789012",
        region: "eu-west-1",
        chain: "alb/123456789012/eu-west-1/shop/1/2/3",
        steps: [],
      },
      findings: [
        {
          ...exampleCause,
          because:
            "Pool arn:aws:cognito-idp:eu-west-1:999988887777:userpool/x of 999988887777, not 123456789012.",
        },
      ],
    });
    const { diagnosis, takenOut } = redactDiagnosis(whole);
    expect(JSON.stringify(diagnosis)).not.toMatch(/123456789012|999988887777/);
    expect(diagnosis.resolution.chain).toBe("alb/account-1/eu-west-1/shop/1/2/3");
    expect(diagnosis.source).toEqual({ ...whole.source, account: "account-1" });
    expect(diagnosis.findings[0]?.because).toBe(
      "Pool arn:aws:cognito-idp:eu-west-1:account-2:userpool/x of account-2, not account-1.",
    );
    expect(takenOut).toEqual([
      { kind: "account number", value: "123456789012", standIn: "account-1", times: 4 },
      { kind: "account number", value: "999988887777", standIn: "account-2", times: 2 },
    ]);
  });

  it.each([
    ["Client 444455556666-abc.apps.googleusercontent.com", "is Google's, and no account"],
    ["203.0.113.9 and 172.32.0.1 answered", "are public"],
    ["https://app.example.com/v10.0.0.1.2/x", "is a version"],
    ["vpc-0a1b2c3d4e5f60718, sg-10", "are ids"],
    ["at 2026-10-06T14:02:11.000Z", "is a time"],
  ])("leaves %s, which %s", (text) => {
    expect(said(text)).toBe(text);
  });

  it.each([
    ["from 10.0.3.7 to 10.0.3.7:443", "from private-1 to private-1:443"],
    ["192.168.0.0/16, 172.16.4.1", "private-1/16, private-2"],
    ["ip-10-0-3-7.eu-west-1.compute.internal", "ip-private-1.eu-west-1.compute.internal"],
    ["fd12:3456::9 and fe80::1", "private-1 and private-2"],
    [
      "User: arn:aws:sts::123456789012:assumed-role/reader/alice is not",
      "User: arn:aws:sts::account-1:assumed-role/reader/person-1 is not",
    ],
    ["arn:aws:iam::123456789012:user/ops/bob", "arn:aws:iam::account-1:user/ops/person-1"],
    ["owner alice.b@example.com", "owner person-1"],
  ])("%s reads %s", (text, redacted) => {
    expect(said(text)).toBe(redacted);
  });

  it("changes nothing else, and keeps the form", () => {
    const plain = exampleDiagnosis({
      source: { account: "", accountName: "prod", region: "", owner: "team-web" },
    });
    const given = { ...plain, resolution: { ...plain.resolution, account: "" } };
    expect(redactDiagnosis(given)).toEqual({ diagnosis: given, takenOut: [] });
  });
});

it.each([
  ["", null],
  ["arn:aws:iam::111122223333:role/x", "2 account numbers"],
  ["10.0.0.1 alice@example.com", "1 account number, 1 private address, 1 person"],
])("what was taken out of %j in words", (text, words) => {
  const { takenOut } = saying(text);
  expect(takenOutWords(text === "" ? [] : takenOut)).toBe(words);
});

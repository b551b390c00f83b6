import { describe, expect, it } from "vitest";
import { policyInWords } from "./policy-words";

const open = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

describe("policyInWords", () => {
  it.each([
    ["text", "It is no policy document that can be read."],
    [{ Statement: [] }, "It has no statement."],
    [{ Statement: open }, "It allows execute-api:/*."],
    [
      {
        Statement: {
          ...open,
          Effect: "Deny",
          Condition: { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24", "198.51.100.7"] } },
        },
      },
      "It denies execute-api:/* where NotIpAddress aws:SourceIp is 192.0.2.0/24 or 198.51.100.7.",
    ],
    [
      {
        Statement: {
          ...open,
          Principal: { AWS: ["a", "b", "c", "d"] },
          Resource: ["execute-api:/prod/*", "execute-api:/test/*"],
        },
      },
      "It allows execute-api:/prod/* and execute-api:/test/* to a, b, c and 1 more.",
    ],
    [
      {
        Statement: {
          Effect: "Deny",
          NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/a" },
          NotResource: "execute-api:/*/GET/health",
        },
      },
      "It denies all but execute-api:/*/GET/health to all but arn:aws:iam::111122223333:role/a.",
    ],
    [
      { Statement: [open, open, open, open, open] },
      "It allows execute-api:/*. It allows execute-api:/*. It allows execute-api:/*. It has 2 more.",
    ],
  ])("%j", (document, words) => {
    expect(policyInWords(document)).toBe(words);
  });
});

import { describe, expect, it } from "vitest";
import type { AuthorizationProbe } from "../model/authorization-probe";
import { ok, skipped } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { host, hostRegex, path } from "../routing/rules-for-tests";
import { authorizationSaying } from "../testing/provider-saying";
import {
  type CognitoParts,
  certificateArn,
  chainOf,
  clientKey,
  cognitoSnapshot,
  oidcSnapshot,
  ruleArn,
  ruleWith,
} from "../testing/snapshot-of";
import { callbackMatrix } from "./callback-matrix";

const at = (name: string) => `https://${name}/oauth2/idpresponse`;
const dnsName = "shop-123.eu-west-1.elb.amazonaws.com";

const matrixOf = (snapshot: Snapshot, url?: string) => {
  const matrix = callbackMatrix(snapshot, chainOf(snapshot), url);
  if (!matrix) throw new Error("no callback matrix");
  return matrix;
};
/** Host, who names it, and the answer in a word; of a pattern the registered callbacks. */
const rowsOf = (snapshot: Snapshot, url?: string) =>
  matrixOf(snapshot, url).rows.map(({ host: name, namedBy, answer }) => [
    name,
    namedBy,
    answer.kind === "pattern" ? answer.registered : answer.kind,
  ]);

function certified(parts: CognitoParts, DomainName: string, ...SubjectAlternativeNames: string[]): void {
  parts.artifacts.certificates[certificateArn] = ok({
    CertificateArn: certificateArn,
    Status: "ISSUED",
    DomainName,
    SubjectAlternativeNames,
  });
}

describe("callbackMatrix", () => {
  const cases: readonly {
    name: string;
    edit: (parts: CognitoParts) => void;
    url?: string;
    rows: readonly (readonly [string, string, string | string[]])[];
  }[] = [
    {
      name: "a host condition",
      edit: () => {},
      rows: [["app.example.com", "condition", "registered"]],
    },
    {
      name: "several hosts, one of them forgotten",
      edit: ({ rule }) => {
        rule.Conditions = [host("app.example.com", "B.example.com")];
      },
      rows: [
        ["app.example.com", "condition", "registered"],
        ["b.example.com", "condition", "missing"],
      ],
    },
    {
      name: "a wildcard, with the names of the certificate and of the URL that fall under it",
      edit: (parts) => {
        parts.rule.Conditions = [host("*.example.com")];
        certified(parts, "*.example.com", "App.example.com", "other.test");
      },
      url: "b.example.com",
      rows: [
        ["*.example.com", "condition", [at("app.example.com")]],
        ["b.example.com", "url", "missing"],
        ["app.example.com", "certificate", "registered"],
      ],
    },
    {
      name: "a wildcard that nothing registered falls under",
      edit: (parts) => {
        parts.rule.Conditions = [host("*.example.org")];
        certified(parts, "example.com");
      },
      rows: [["*.example.org", "condition", []]],
    },
    {
      name: "an expression",
      edit: (parts) => {
        parts.rule.Conditions = [hostRegex("^app[.]")];
      },
      rows: [
        ["/^app[.]/", "condition", [at("app.example.com")]],
        ["app.example.com", "certificate", "registered"],
      ],
    },
    {
      name: "no host condition: certificate names and the load balancer's own name in lower case",
      edit: (parts) => {
        parts.rule.Conditions = [path("/app/*")];
        parts.loadBalancer.DNSName = "Shop-123.eu-west-1.elb.amazonaws.com";
        certified(parts, "app.example.com", "app.example.com", "*.example.org");
        parts.client.CallbackURLs.push(at("a.example.org"), at("a.b.example.org"));
      },
      rows: [
        ["app.example.com", "certificate", "registered"],
        ["*.example.org", "certificate", [at("a.example.org")]],
        [dnsName, "load-balancer", "missing"],
      ],
    },
    {
      name: "a URL that the rule does not take",
      edit: () => {},
      url: "else.example.com",
      rows: [["app.example.com", "condition", "registered"]],
    },
  ];

  it.each(cases)("$name", ({ edit, url, rows }) => {
    expect(rowsOf(cognitoSnapshot(edit), url)).toEqual(rows);
  });

  it("takes the default rule for every host that no rule before it takes", () => {
    const snapshot = cognitoSnapshot(({ rules, rule }) => {
      rules.length = 0;
      rules.push(ruleWith("5", [host("app.example.com")]), { ...rule, Conditions: [], IsDefault: true });
    });
    const notes = matrixOf(snapshot).rows.map(({ host: name, note }) => [name, note?.split(":")[0]]);
    expect(notes).toEqual([
      ["app.example.com", "An earlier rule takes every request for it"],
      [dnsName, "No certificate of the listener has this name"],
    ]);
  });

  it("names the nearest registered callback", () => {
    const snapshot = cognitoSnapshot(({ client }) => {
      client.CallbackURLs = ["https://example.net/else", "https://App.example.com/oauth2/idpresponse"];
    });
    expect(matrixOf(snapshot)).toMatchObject({
      registrar: "app client web",
      rows: [
        {
          callback: at("app.example.com"),
          answer: { kind: "missing", by: "listed", nearest: "https://App.example.com/oauth2/idpresponse" },
        },
      ],
      unused: ["https://example.net/else", "https://App.example.com/oauth2/idpresponse"],
    });
  });

  it.each([
    [["https://app.example.com:8443/oauth2/idpresponse"], "unknown"],
    [[at("app.example.com")], "unknown"],
    [["https://app.example.com:8443/oauth2/idpresponse", at("app.example.com")], "registered"],
    [[at("b.example.com")], "missing"],
  ])("on port 8443 with %j registered it is %s", (registered, kind) => {
    const snapshot = cognitoSnapshot(({ listener, client }) => {
      listener.Port = 8443;
      client.CallbackURLs = registered;
    });
    expect(matrixOf(snapshot).rows).toMatchObject([
      { callback: "https://app.example.com:8443/oauth2/idpresponse", answer: { kind } },
    ]);
  });

  it.each([
    ["does not exist", ok(null), /does not exist/],
    ["was not read", skipped<null>("denied here"), /Not read: denied here/],
  ])("is unknown where the app client %s", (_name, client, reason) => {
    const snapshot = cognitoSnapshot(({ artifacts }) => {
      artifacts.appClients[clientKey] = client;
      artifacts.authorizations = {};
    });
    expect(matrixOf(snapshot).rows).toMatchObject([
      { answer: { kind: "unknown", reason: expect.stringMatching(reason) } },
    ]);
  });

  it("says which certificate names it does not know", () => {
    const snapshot = cognitoSnapshot(({ rule, artifacts }) => {
      rule.Conditions = [];
      artifacts.certificates[certificateArn] = skipped("not asked");
    });
    const { rows, gaps } = matrixOf(snapshot);
    expect(rows).toMatchObject([{ host: dnsName }]);
    expect(rows[0]).not.toHaveProperty("note");
    expect(gaps).toEqual([`Names of certificate ${certificateArn}: Not read: not asked.`]);
  });

  const source = "https://provider.example/errors";
  const probes: readonly [string, AuthorizationProbe["outcome"], object][] = [
    ["a sign-in page", { kind: "sign-in", detail: "" }, { kind: "registered", by: "accepted" }],
    [
      "a refusal of the callback",
      { kind: "rejected", error: "redirect-uri", code: "redirect_mismatch", detail: "not known", source },
      { kind: "missing", by: "refused", detail: "redirect_mismatch: not known" },
    ],
    [
      "a refusal of something else",
      { kind: "rejected", error: "scope", code: "invalid_scope", detail: "scope", source },
      { kind: "unknown" },
    ],
    ["an unclear page", { kind: "unclear", detail: "a page" }, { kind: "unknown" }],
  ];
  it.each(probes)("of an OpenID provider, reads %s", (_name, outcome, answer) => {
    const snapshot = oidcSnapshot(({ artifacts }) => {
      artifacts.authorizations[ruleArn] = ok(authorizationSaying(outcome));
    });
    expect(matrixOf(snapshot).rows).toMatchObject([{ answer }]);
  });

  it("of an OpenID provider, says not readable for a host that nobody asked about", () => {
    const snapshot = oidcSnapshot(({ rule }) => {
      rule.Conditions = [host("app.example.com", "b.example.com")];
    });
    expect(matrixOf(snapshot).rows).toMatchObject([
      { answer: { kind: "registered", by: "accepted" } },
      { answer: { kind: "unknown", reason: expect.stringMatching(/^Not readable here/) } },
    ]);
  });

  it("is nothing for a rule that signs nobody in", () => {
    const snapshot = cognitoSnapshot(({ rule }) => {
      rule.Actions.shift();
    });
    expect(callbackMatrix(snapshot, chainOf(snapshot), undefined)).toBeNull();
  });
});

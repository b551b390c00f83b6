import { describe, expect, it } from "vitest";
import { skipped } from "../model/gathered";
import { readSnapshotFile } from "../model/snapshot-file";
import { type ApiParts, apiSnapshotOf } from "../testing/api-snapshot-of";
import { type CognitoParts, clientKey, cognitoSnapshot, httpListenerArn } from "../testing/snapshot-of";
import { compareSnapshots, isWorseNow, type SnapshotComparison } from "./index";
import { isSame } from "./worse";

function opened(snapshot: object) {
  const read = readSnapshotFile(JSON.stringify(snapshot));
  if (!read.ok) throw new Error(read.problem);
  return read;
}

const later = { takenAt: "2026-03-02T04:00:00.000Z", calls: 99, elapsedMs: 1 };

function compare(before: object, after: object): SnapshotComparison {
  const outcome = compareSnapshots(opened(before), opened({ ...after, ...later }));
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.comparison;
}

const ofAlb = (edit: (parts: CognitoParts) => void) => compare(cognitoSnapshot(), cognitoSnapshot(edit));
const ofApi = (edit: (parts: ApiParts) => void) =>
  compare(apiSnapshotOf("rest-cognito-scopes"), apiSnapshotOf("rest-cognito-scopes", edit));
const told = ({ changes }: SnapshotComparison) =>
  changes.map(({ what, name, path, before, after }) => [`${what} ${name} ${path.join(" ")}`, before, after]);

describe("compareSnapshots", () => {
  it("finds nothing in what was read twice", () => {
    const same = ofAlb(() => {});
    expect(same).toMatchObject({ changes: [], chains: [], notCompared: [] });
    expect([isSame(same), isWorseNow(same)]).toEqual([true, false]);
    expect(isSame(ofApi(() => {}))).toBe(true);
  });

  it("tells a callback that was removed, and the check that fails since", () => {
    const gone = ofAlb(({ client }) => {
      client.CallbackURLs = ["https://other.example.com/oauth2/idpresponse"];
    });
    expect(told(gone)).toEqual([
      [
        "App client web CallbackURLs",
        ["https://app.example.com/oauth2/idpresponse"],
        ["https://other.example.com/oauth2/idpresponse"],
      ],
    ]);
    const [chain] = gone.chains;
    expect(chain?.findings).toEqual([
      expect.objectContaining({ check: "callback-url-unregistered", from: "passes", to: "fails" }),
    ]);
    expect([isSame(gone), isWorseNow(gone)]).toEqual([false, true]);
  });

  it("puts the older one first, whichever is named first", () => {
    const broken = cognitoSnapshot(({ client }) => {
      client.CallbackURLs = [];
    });
    const outcome = compareSnapshots(opened({ ...cognitoSnapshot(), ...later }), opened(broken));
    const findings = outcome.ok ? outcome.comparison.chains.flatMap((chain) => chain.findings) : [];
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "callback-url-unregistered", from: "fails", to: "passes" }),
    );
    expect(outcome.ok && isWorseNow(outcome.comparison)).toBe(false);
  });

  it("puts what decides who gets in before everything else, in the order of the chain", () => {
    const changes = ofAlb(({ client, config, artifacts, listener }) => {
      client.LogoutURLs = ["https://app.example.com/bye"];
      client.AllowedOAuthScopes = ["openid", "email"];
      config.OnUnauthenticatedRequest = "allow";
      listener.SslPolicy = "ELBSecurityPolicy-2016-08";
      artifacts.tags = { state: "ok", value: { team: "web" } };
    });
    expect(changes.changes.map(({ what, path, decides }) => [what, path.at(-1), decides])).toEqual([
      ["Listener", "SslPolicy", true],
      ["Rule", "OnUnauthenticatedRequest", true],
      ["App client", "AllowedOAuthScopes", true],
      ["Tags of the load balancer", "team", false],
      ["App client", "LogoutURLs", false],
    ]);
  });

  it("tells a listener's rules that came and went by their priority", () => {
    const added = ofAlb(({ rules, rule }) => {
      rules.splice(0, 0, { ...structuredClone(rule), RuleArn: `${rule.RuleArn}1`, Priority: "5" });
    });
    expect(told(added)).toEqual([["Rule 5 ", undefined, expect.objectContaining({ Priority: "5" })]]);
    const without = ofAlb(({ artifacts }) => {
      if (artifacts.listeners.state === "ok") {
        artifacts.listeners.value = artifacts.listeners.value.filter(
          ({ ListenerArn }) => ListenerArn !== httpListenerArn,
        );
      }
      delete artifacts.rules[httpListenerArn];
    });
    expect(told(without).map(([what]) => what)).toEqual(["Listener HTTP:80 ", "Rule default "]);
  });

  it("does not take for changed what one of the two could not read or was not led to", () => {
    const unread = ofAlb(({ artifacts }) => {
      artifacts.appClients[clientKey] = {
        state: "failed",
        error: {
          code: "access-denied",
          operation: "cognito-idp:DescribeUserPoolClient",
          resource: clientKey,
          message: "denied",
        },
      };
      artifacts.webAcl = skipped("not asked");
    });
    expect(unread.changes).toEqual([]);
    expect(unread.notCompared).toEqual([
      { what: "Web ACL", id: "", side: "after", reason: "not asked", failed: false },
      {
        what: "App client",
        id: clientKey,
        side: "after",
        reason: "cognito-idp:DescribeUserPoolClient: denied",
        failed: true,
      },
    ]);
    expect(unread.chains[0]?.findings).toContainEqual(
      expect.objectContaining({ check: "callback-url-unregistered", from: "passes", to: "unknown" }),
    );
  });

  it("does not take rules for gone whose listeners could not be read", () => {
    const unread = ofAlb(({ artifacts }) => {
      artifacts.listeners = {
        state: "failed",
        error: {
          code: "credentials",
          operation: "elasticloadbalancing:DescribeListeners",
          resource: "",
          message: "no credentials",
        },
      };
      artifacts.rules = {};
      artifacts.listenerCertificates = {};
    });
    expect(unread.changes).toEqual([]);
    expect(unread.notCompared.filter(({ failed }) => failed).map(({ what }) => what)).toEqual(
      expect.arrayContaining(["Listener", "Rule"]),
    );
    // Without rules there are no chains; that says nothing of what there is.
    expect(unread.chains).toEqual([]);
    expect(isSame(unread)).toBe(false);
  });

  it("tells a thing that AWS does not have any more", () => {
    const deleted = ofAlb(({ artifacts }) => {
      artifacts.appClients[clientKey] = { state: "ok", value: null };
    });
    expect(told(deleted)).toEqual([
      ["App client web ", expect.objectContaining({ ClientName: "web" }), undefined],
    ]);
  });

  it("tells what changed of an API, draft and deployed apart", () => {
    const opened = ofApi(({ eachMethod }) => {
      eachMethod((method) => {
        method.authorizationType = "NONE";
      });
    });
    expect(told(opened)).toEqual([
      ["What is deployed to stage prod methods GET /orders authorizationType", "COGNITO_USER_POOLS", "NONE"],
      ["Method (draft) GET /orders authorizationType", "COGNITO_USER_POOLS", "NONE"],
    ]);
    expect(opened.changes.every(({ decides }) => decides)).toBe(true);
  });

  it("takes the methods of a stage that was not read for neither new nor gone", () => {
    const unread = compare(
      apiSnapshotOf("rest-token", ({ artifacts }) => {
        artifacts.deployed = {};
        artifacts.methods = skipped("not asked");
      }),
      apiSnapshotOf("rest-token"),
    );
    expect(unread.chains.filter(({ presence }) => presence !== "both")).toEqual([]);
    expect(unread.notCompared.map(({ what }) => what)).toContain("What is deployed to stage");
    const gone = compare(
      apiSnapshotOf("rest-token"),
      apiSnapshotOf("rest-token", ({ artifacts, deployed, draft }) => {
        deployed.methods = [];
        draft.methods.length = 0;
        artifacts.methods = { state: "ok", value: [] };
      }),
    );
    expect(gone.chains.map(({ presence }) => presence)).toEqual(["before"]);
  });

  it("refuses two that have nothing in common", () => {
    const outcome = compareSnapshots(opened(cognitoSnapshot()), opened(apiSnapshotOf("rest-token")));
    expect(outcome).toEqual({
      ok: false,
      problem: expect.stringMatching(/^One is of (alb|rest)\/.*nothing in common/),
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Check } from "../checks/define-check";
import { checks } from "../checks/index";
import type { Finding } from "../model/finding";
import { flowGraph } from "../model/flow-graph";
import {
  chainOf,
  cognitoSnapshot,
  issuer,
  jwtSnapshot,
  keySetUrl,
  oidcSnapshot,
} from "../testing/snapshot-of";
import { buildFlowGraph } from "./build-flow-graph";
import { hopsOf } from "./hops";

const failing: Finding = {
  check: "callback-url-unregistered",
  title: "",
  status: "fail",
  severity: "breaks-sign-in",
  certainty: "proven",
  because: "",
  evidence: [],
  fixes: [],
  hop: "authorize",
  meets: "redirect_mismatch page",
  docs: [],
};

const jwt = jwtSnapshot();
const open = cognitoSnapshot(({ rule }) => {
  rule.Actions.shift();
});

describe("buildFlowGraph", () => {
  it.each([
    ["alb-cognito", cognitoSnapshot(), 10],
    ["alb-oidc", oidcSnapshot(), 10],
    ["alb-jwt", jwt, 6],
    ["alb-open", open, 4],
  ] as const)("draws %s, each edge between hops that are there", (kind, snapshot, hops) => {
    const chain = chainOf(snapshot);
    expect(chain.kind).toBe(kind);
    const graph = buildFlowGraph(snapshot, chain, []);
    expect(flowGraph.parse(graph)).toEqual(graph);
    expect(graph.nodes).toHaveLength(hops);
    const ids = new Set(graph.nodes.map((node) => node.id));
    for (const edge of graph.edges) expect([ids.has(edge.from), ids.has(edge.to)]).toEqual([true, true]);
    expect(graph.edges.map((edge) => edge.step)).toEqual(graph.edges.map((_, index) => index + 1));
    expect(new Set(graph.nodes.map((node) => `${node.lane} ${node.column}`)).size).toBe(hops);
  });

  it("says at the edge what a broken hop shows", () => {
    const snapshot = cognitoSnapshot();
    const graph = buildFlowGraph(snapshot, chainOf(snapshot), [failing]);
    expect(graph.edges.find((edge) => edge.to === "authorize")?.failsWith).toBe("redirect_mismatch page");
    expect(graph.edges.filter((edge) => edge.failsWith !== undefined)).toHaveLength(1);
    expect(graph.nodes.find((node) => node.id === "authorize")).toMatchObject({
      status: "fails",
      worst: "callback-url-unregistered",
      name: "shop-login.auth.eu-west-1.amazoncognito.com",
    });
  });

  it("shows what a rule that validates tokens asks, and of whom", () => {
    const graph = buildFlowGraph(jwt, chainOf(jwt), []);
    expect(graph.edges.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ["browser", "listener", "front-channel"],
      ["listener", "rule", "front-channel"],
      ["rule", "authenticate", "front-channel"],
      ["authenticate", "token", "back-channel"],
      ["authenticate", "target", "forward"],
    ]);
    expect(graph.nodes.find(({ id }) => id === "token")).toMatchObject({
      title: "Key set",
      details: [{ label: "JWKS endpoint", value: keySetUrl }],
    });
    expect(graph.nodes.find(({ id }) => id === "authenticate")?.details).toEqual([
      { label: "Issuer", value: issuer },
      { label: "JwksEndpoint", value: keySetUrl },
      { label: "aud", value: "shop-api" },
    ]);
  });

  it("has a hop for every check, in every kind of chain that it looks at", () => {
    const nowhere = checks.flatMap((check: Check) =>
      check.kinds
        .filter((kind) => {
          const hop = check.forKind?.[kind]?.hop ?? check.hop;
          return !hopsOf(kind).some(({ id }) => id === hop);
        })
        .map((kind) => `${check.id} in ${kind}`),
    );
    expect(nowhere).toEqual([]);
  });

  it.each([
    ["token", cognitoSnapshot(), "shop-login.auth.eu-west-1.amazoncognito.com"],
    ["token", oidcSnapshot(), "login.acme.example"],
    ["token", jwt, "login.acme.example"],
    ["target", cognitoSnapshot(), "web"],
    ["session", cognitoSnapshot(), "AWSELBAuthSessionCookie"],
    ["rule", cognitoSnapshot(), "rule 10"],
    ["authenticate", jwt, "jwt-validation"],
  ] as const)("names the %s", (hop, snapshot, name) => {
    const graph = buildFlowGraph(snapshot, chainOf(snapshot), []);
    expect(graph.nodes.find((node) => node.id === hop)?.name).toBe(name);
  });
});

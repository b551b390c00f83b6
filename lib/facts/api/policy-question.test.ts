import { describe, expect, it } from "vitest";
import type { ApiChain } from "../../model/api-chain";
import { readRequestUrl } from "../../routing/index";
import { apiChainOf, apiHost, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { policyQuestion } from "./policy-question";

const chain = (more: Partial<ApiChain> = {}): ApiChain => ({
  ...apiChainOf(apiSnapshotOf("rest-token")),
  path: "/orders/{id}",
  ...more,
});
const regional = { endpointTypes: ["REGIONAL"] };
const to = (url: string) => {
  const read = readRequestUrl(url);
  if (!read.ok) throw new Error(url);
  return read.request;
};
const resourceOf = (url: string | undefined, more: Partial<ApiChain> = {}) => {
  const { question, isPathOpen } = policyQuestion(chain(more), regional, url ? to(url) : undefined, {});
  return [question.resource?.split(":").at(-1), isPathOpen];
};

describe("policyQuestion", () => {
  it.each([
    ["the path of the URL", `https://${apiHost}/prod/orders/7`, {}, "a1b2c3d4e5/prod/GET/orders/7", false],
    ["the root", `https://${apiHost}/prod`, { path: "/" }, "a1b2c3d4e5/prod/GET/", false],
    ["no URL", undefined, {}, "a1b2c3d4e5/prod/GET/orders/{id}", true],
    [
      "a custom domain, whose mapping takes part of it",
      "https://api.example.com/shop/orders/7",
      {},
      "a1b2c3d4e5/prod/GET/orders/{id}",
      true,
    ],
    [
      "any method: a browser sends GET",
      undefined,
      { path: "/a", httpMethod: "ANY" },
      "a1b2c3d4e5/prod/GET/a",
      false,
    ],
    ["a method", undefined, { path: "/a", httpMethod: "POST" }, "a1b2c3d4e5/prod/POST/a", false],
  ] as const)("%s", (_name, url, more, resource, isOpen) => {
    expect(resourceOf(url, more)).toEqual([resource, isOpen]);
  });

  it("knows that a public API is called through no VPC endpoint", () => {
    const { question } = policyQuestion(chain(), regional, undefined, {
      request: { headers: [], sourceIp: "203.0.113.9" },
    });
    expect(question.keys).toEqual({
      "aws:securetransport": "true",
      "aws:sourceip": "203.0.113.9",
      "aws:sourcevpce": null,
      "aws:sourcevpc": null,
      "aws:vpcsourceip": null,
    });
    expect(question.caller).toEqual({ kind: "anonymous" });
  });

  it("reads the VPC endpoint of a private API out of the host", () => {
    const url = `https://${apiHost.replace("a1b2c3d4e5", "a1b2c3d4e5-vpce-0a1b2c3d4e5f67890")}/prod/a`;
    const { question } = policyQuestion(chain(), { endpointTypes: ["PRIVATE"] }, to(url), {
      request: { headers: [], sourceIp: "10.0.0.7" },
    });
    expect(question.keys).toEqual({
      "aws:securetransport": "true",
      "aws:vpcsourceip": "10.0.0.7",
      "aws:sourcevpce": "vpce-0a1b2c3d4e5f67890",
    });
  });

  it("does not know who signed", () => {
    const { question } = policyQuestion(chain({ kind: "rest-iam" }), regional, undefined, {});
    expect(question.caller).toEqual({ kind: "unknown" });
  });
});

import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import { owner } from "./owner";

describe("owner", () => {
  it.each([
    [{}, "owner unknown"],
    [{ Name: "shop" }, "owner unknown"],
    [{ "aws:cloudformation:stack-name": "shop-prod", Owner: "web" }, "CloudFormation stack shop-prod"],
    [{ "ingress.k8s.aws/stack": "shop/web" }, "Kubernetes Ingress shop/web"],
    [{ Owner: "web" }, "web"],
    [{ team: "web" }, "web"],
    [{ Team: "web", ManagedBy: "Terraform" }, "web (Terraform)"],
    [{ "terraform-module": "alb" }, "Terraform"],
  ])("%j: %s", (tags: Record<string, string>, expected) => {
    expect(owner(ok(tags))).toBe(expected);
  });
  it("is unknown where the tags were not read", () => {
    expect(owner(skipped("not asked"))).toBe("owner unknown");
  });
});

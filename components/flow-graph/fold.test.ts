import { describe, expect, it } from "vitest";
import type { HopId } from "@/lib/model/finding";
import type { HopStatus } from "@/lib/model/flow-graph";
import { exampleGraph } from "./example-graph";
import { foldRail } from "./fold";

const rows = (statuses: Partial<Record<HopId, HopStatus>>, chosen: string | null = null) =>
  foldRail(exampleGraph(statuses).nodes, chosen).map((row) =>
    row.kind === "hop" ? row.node.id : `${row.nodes.length} pass`,
  );

describe("foldRail", () => {
  it("folds nothing where all pass", () => {
    expect(rows({})).toHaveLength(10);
  });
  it("keeps the failing hop and its neighbours", () => {
    expect(rows({ authorize: "fails" })).toEqual([
      "3 pass",
      "authenticate",
      "authorize",
      "callback",
      "4 pass",
    ]);
  });
  it("keeps what is not reached", () => {
    expect(
      rows({ token: "fails", userinfo: "not-reached", session: "not-reached", target: "not-reached" }),
    ).toEqual(["5 pass", "callback", "token", "userinfo", "session", "target"]);
  });
  it("does not fold a single hop, nor the one that is chosen", () => {
    expect(rows({ rule: "fails" })).toEqual(["browser", "listener", "rule", "authenticate", "6 pass"]);
    expect(rows({ rule: "fails" }, "target")).toEqual([
      "browser",
      "listener",
      "rule",
      "authenticate",
      "5 pass",
      "target",
    ]);
  });
});

import type { Located } from "../../facts/located";
import type { DeployedApi, GatewayResponse } from "../../model/api";
import type { Gathered } from "../../model/gathered";

/**
 * The customised gateway responses of a stage. An export that names none may leave them out (what it holds is not
 * documented in full), so the draft is asked then: where it has none either, there are none.
 * `path`: from `source` to the list.
 */
export type CustomisedResponses =
  | {
      readonly state: "known";
      readonly list: readonly GatewayResponse[];
      readonly source: Located<unknown>;
      readonly path: readonly string[];
    }
  /** The draft has some, and whether the stage serves them is not shown. */
  | {
      readonly state: "drafted";
      readonly list: readonly GatewayResponse[];
      readonly source: Located<unknown>;
      readonly path: readonly string[];
    }
  | { readonly state: "unread"; readonly why: Exclude<Gathered<unknown>, { state: "ok" }> };

export function customisedResponses(
  deployed: Located<DeployedApi>,
  draft: Gathered<Located<readonly GatewayResponse[]>>,
): CustomisedResponses {
  const served = deployed.value.gatewayResponses;
  if (served !== undefined) {
    return { state: "known", list: served, source: deployed, path: ["gatewayResponses"] };
  }
  if (draft.state !== "ok") return { state: "unread", why: draft };
  const { value: list } = draft.value;
  return { state: list.length === 0 ? "known" : "drafted", list, source: draft.value, path: [] };
}

/**
 * Against what a status or a pasted answer is read; undefined: not known. What only the draft has counts, since it makes
 * an answer prove less and never more.
 */
export function responsesInForce(
  deployed: Gathered<Located<DeployedApi>>,
  draft: Gathered<Located<readonly GatewayResponse[]>>,
): readonly GatewayResponse[] | undefined {
  const served = deployed.state === "ok" ? deployed.value.value.gatewayResponses : undefined;
  return served ?? (draft.state === "ok" ? draft.value.value : undefined);
}

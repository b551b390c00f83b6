import type { Located } from "../../facts/located";
import type { ApiAuthorizer } from "../../model/api";
import type { Gathered } from "../../model/gathered";

/** The authorizer of the draft that has the deployed one's name: it alone has an id, which commands need. */
export function draftedOf(
  drafted: Gathered<Located<readonly ApiAuthorizer[]>>,
  name: string | undefined,
): ApiAuthorizer | undefined {
  return drafted.state === "ok" ? drafted.value.value.find((one) => one.name === name) : undefined;
}

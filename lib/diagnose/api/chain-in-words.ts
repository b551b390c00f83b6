import type { ApiChain, ApiGap } from "../../model/api-chain";
import { routeKey } from "../../model/scope";
import type { SummaryInput } from "../summary";

const missing: Readonly<Record<ApiGap, string>> = {
  "domain-mapping": "no API is mapped there",
  stage: "there is no such stage",
  method: "the stage has no such method",
};

/** Place and fault of a chain of an API: "GET /orders of API orders, stage prod". `wantsToken`: what fails is getting one. */
export function apiChainInWords(
  chain: ApiChain,
  wantsToken: boolean,
): Pick<SummaryInput, "place" | "broken"> {
  const { httpMethod, path, root, stage, gap } = chain;
  const at = stage === "" ? "" : `, stage ${stage}`;
  const place = `${routeKey(httpMethod, path)} of API ${root.name}${at}`;
  if (wantsToken) return { place, broken: (how) => `A token for ${place} is ${how}refused` };
  return {
    place,
    broken: (how) =>
      gap === undefined
        ? `Calls to ${place} are ${how}refused`
        : `Calls to ${place} ${how}meet nothing, for ${missing[gap]}`,
  };
}

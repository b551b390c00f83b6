import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-stage-missing";

export const scenario: Scenario = {
  id,
  title: "The stage in the URL does not exist",
  story: "The stage was renamed from `v1` to `prod`. One program still calls the old one.",
  build: () => tokenWorld(id),
  url: restUrl(id, "/orders", "v1"),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["stage-missing"] },
};

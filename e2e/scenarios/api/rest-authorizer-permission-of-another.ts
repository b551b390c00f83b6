import type { Scenario } from "../../sandbox/world";
import { arn } from "../build-ids";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-permission-of-another";

export const scenario: Scenario = {
  id,
  title: "The function's policy names an authorizer that is gone",
  story: "The authorizer was made anew and has another id. The function still allows the old one.",
  build: () =>
    tokenWorld(id, ({ fn, apiId }) => {
      const [statement] = (fn.policies[""] as { Statement: { Condition: object }[] }).Statement;
      if (statement) {
        statement.Condition = {
          ArnLike: { "AWS:SourceArn": arn("execute-api", `${apiId}/authorizers/oldone`) },
        };
      }
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: {
    at: "api",
    status: 500,
    errorType: "AuthorizerConfigurationException",
    body: '{"message":null}',
  },
  clue: { status: 500, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["authorizer-permission-missing"] },
};

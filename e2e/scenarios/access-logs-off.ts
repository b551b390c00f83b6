import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "access-logs-off";

export const scenario: Scenario = {
  id,
  title: "The load balancer writes no access logs",
  story:
    "Sign-in works. When it next fails, nobody will know why: the reason stands in the access log, and none is written.",
  build: () =>
    oidcWorld(id, ({ region, loadBalancer }) => {
      for (const attribute of region.elbv2.attributes[loadBalancer.LoadBalancerArn] ?? []) {
        if (attribute.Key === "access_logs.s3.enabled") attribute.Value = "false";
      }
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["access-logs-off"],
};

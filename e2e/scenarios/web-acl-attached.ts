import type { Scenario } from "../sandbox/world";
import { arn } from "./build-ids";
import { oidcWorld } from "./build-oidc";

const id = "web-acl-attached";

export const scenario: Scenario = {
  id,
  title: "A web ACL refuses the callback",
  story:
    "A web ACL was put before the load balancer that lets only the application's own paths through. Nobody thought of /oauth2/idpresponse: users sign in and then meet 403.",
  build: () =>
    oidcWorld(id, ({ region, loadBalancer }) => {
      const ARN = arn("wafv2", `regional/webacl/${id}/0a0a0a0a-0000-4000-8000-000000000403`);
      const visibility = (MetricName: string) => ({
        SampledRequestsEnabled: true,
        CloudWatchMetricsEnabled: true,
        MetricName,
      });
      const managed = "AWSManagedRulesCommonRuleSet";
      region.wafv2 = {
        webAcls: [
          {
            Name: id,
            Id: "0a0a0a0a-0000-4000-8000-000000000403",
            ARN,
            DefaultAction: { Block: {} },
            VisibilityConfig: visibility(id),
            Rules: [
              {
                Name: managed,
                Priority: 0,
                Statement: { ManagedRuleGroupStatement: { VendorName: "AWS", Name: managed } },
                OverrideAction: { None: {} },
                VisibilityConfig: visibility(managed),
              },
              {
                Name: "application-paths",
                Priority: 1,
                Statement: {
                  ByteMatchStatement: {
                    SearchString: Buffer.from("/app/"),
                    FieldToMatch: { UriPath: {} },
                    PositionalConstraint: "STARTS_WITH",
                    TextTransformations: [{ Priority: 0, Type: "NONE" }],
                  },
                },
                Action: { Allow: {} },
                VisibilityConfig: visibility("application-paths"),
              },
            ],
          },
        ],
        associations: { [loadBalancer.LoadBalancerArn]: ARN },
      };
    }),
  url: `https://${id}.example.com/app/`,
  symptom: { at: "load-balancer", status: 403 },
  clue: { status: 403 },
  answer: "likely",
  causes: { server: ["web-acl-attached"] },
};

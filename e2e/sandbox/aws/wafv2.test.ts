import { GetWebACLForResourceCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { describe, expect, it } from "vitest";
import { failure, pick, sandboxForTests } from "./sdk-test";

const { config, state } = sandboxForTests();

describe("wafv2", () => {
  const ask = (ResourceArn: string) =>
    new WAFV2Client(config()).send(new GetWebACLForResourceCommand({ ResourceArn }));

  it("answers the web ACL of a load balancer, and none where it has none", async () => {
    const [first, second] = state().elbv2.loadBalancers;
    const acl = {
      Name: "edge",
      Id: "1",
      ARN: "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge/1",
      DefaultAction: { Allow: {} },
      VisibilityConfig: {
        SampledRequestsEnabled: false,
        CloudWatchMetricsEnabled: false,
        MetricName: "edge",
      },
    };
    state().wafv2 = { webAcls: [acl], associations: { [pick(first).LoadBalancerArn]: acl.ARN } };
    expect((await ask(pick(first).LoadBalancerArn)).WebACL).toEqual(acl);
    expect((await ask(pick(second).LoadBalancerArn)).WebACL).toBeUndefined();
  });

  it("does not know other resources", async () => {
    const arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/none/1";
    expect(await failure(ask(arn))).toMatchObject({ name: "WAFNonexistentItemException" });
  });
});

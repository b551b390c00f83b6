import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "access-logs-off",
  title: "The load balancer writes access logs to S3",
  failureTitle: "The load balancer writes no access logs to S3",
  description:
    "The error_reason of a failed sign-in stands in the access log and nowhere else: no metric tells 561 from other errors. Logs may also be delivered through CloudWatch, which this attribute does not show.",
  severity: "blind",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "listener",
  meets: "no evidence",
  docs: [documents.albAccessLogs],
  requires: ["attributes", "loadBalancer"],
  evaluate: ({ attributes, loadBalancer }) => {
    const name = "access_logs.s3.enabled";
    if (attributes.value[name] === "true") return { outcome: "pass", evidence: [field(attributes, [name])] };
    const arn = loadBalancer.value.LoadBalancerArn;
    const attribute = (enabled: string) => `Key=${name},Value=${enabled}`;
    return {
      outcome: "fail",
      certainty: "likely",
      because: `${loadBalancer.value.LoadBalancerName} writes no access log to S3: the next failure leaves no reason behind.`,
      evidence: [field(attributes, [name], { expected: "true" })],
      fixes: [
        {
          type: "cli",
          title: "Write access logs to a bucket that lets the load balancer write",
          command: awsCommand("elbv2", "modify-load-balancer-attributes", {
            region: regionOfArn(arn),
            "load-balancer-arn": arn,
            attributes: [attribute("true"), "Key=access_logs.s3.bucket,Value=BUCKET"],
          }),
          risk: "Costs storage; interrupts nothing. Put in a bucket of the same Region.",
          undo: awsCommand("elbv2", "modify-load-balancer-attributes", {
            region: regionOfArn(arn),
            "load-balancer-arn": arn,
            attributes: attribute("false"),
          }),
        },
      ],
    };
  },
});

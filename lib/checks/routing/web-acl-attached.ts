import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "web-acl-attached",
  title: "No web ACL stands before the load balancer",
  failureTitle: "A web ACL stands before the load balancer, and likely blocked the request",
  description:
    "The load balancer answers 403 by itself only where a web ACL blocks the request. The callback is a frequent victim: its code, state and scope look like an attack to managed rules, and an allow list of paths may lack /oauth2/idpresponse. What the web ACL decided stands in its own log.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "listener",
  meets: "403",
  docs: [
    documents.albTroubleshooting,
    {
      title: "AWS Managed Rules rule groups list",
      url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
    },
  ],
  requires: ["loadBalancer"],
  uses: ["webAcl"],
  evaluate: ({ loadBalancer, webAcl }, _chain, { clue, region }) => {
    if (clue.status !== 403) {
      return {
        outcome: "unknown",
        because:
          "A web ACL answers 403 unless it is told otherwise, so it is asked for only where that was seen.",
        needs: "the status that users see (403)",
      };
    }
    const seen = clueEvidence("status", String(clue.status));
    if (webAcl.state !== "ok") return notRead("The load balancer's web ACL", webAcl);
    const found = webAcl.value.value;
    const arn = loadBalancer.value.LoadBalancerArn;
    if (found === null) return { outcome: "pass", evidence: [seen, field(webAcl.value, [])] };
    const groups = found.ManagedRuleGroups;
    const managed =
      groups.length > 0 ? `with the managed rules ${listed(groups)}` : "with rules of your own only";
    return {
      outcome: "fail",
      certainty: "likely",
      because: `Web ACL ${found.Name} stands before ${loadBalancer.value.LoadBalancerName}, ${managed}, and 403 is what it answers.`,
      evidence: [
        field(webAcl.value, ["ManagedRuleGroups"], {
          command: awsCommand("wafv2", "get-web-acl-for-resource", { region, "resource-arn": arn }),
        }),
        seen,
      ],
      fixes: [
        {
          type: "steps",
          title: "Find the rule that blocks, and let the callback pass it",
          steps: [
            `In the log or the sampled requests of web ACL ${found.Name}, find the request: terminatingRuleId names the rule.`,
            "If it is the callback, make the rule count instead of block for the path /oauth2/idpresponse (a scope-down statement), or allow that path before it.",
            "Leave the other paths as they are.",
          ],
        },
      ],
    };
  },
});

import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

/** Regions that have authenticate-cognito: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html */
const regions = new Set(
  [
    "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 eu-north-1 eu-south-1 eu-south-2",
    "eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 ap-east-1 ap-northeast-1 ap-northeast-2",
    "ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4",
    "me-central-1 me-south-1 af-south-1 il-central-1",
  ].flatMap((line) => line.split(" ")),
);

export default defineCheck({
  id: "cognito-region-unsupported",
  title: "The load balancer's Region has authenticate-cognito",
  failureTitle: "The load balancer's Region does not have authenticate-cognito",
  description:
    "Signing in with Cognito through a rule is offered in the Regions that AWS lists, which leaves out China and GovCloud. There, authenticate-oidc with the pool's endpoints is the way.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authenticate",
  meets: "500",
  docs: [documents.albAuthentication],
  requires: ["rule"],
  evaluate: ({ rule }, _chain, { region }) => {
    const evidence = field(rule, ["RuleArn"]);
    if (regions.has(region)) return { outcome: "pass", evidence: [evidence] };
    // A Region that opened after this list was made is not one that AWS rules out.
    const ruledOut = /^(cn|us-gov)-/.test(region);
    if (!ruledOut)
      return {
        outcome: "unknown",
        because: `${region} is not in the list of Regions that AWS published for authenticate-cognito.`,
      };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `authenticate-cognito is not offered in ${region}.`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Sign in with authenticate-oidc",
          steps: [
            "Change the rule to authenticate-oidc, with the issuer and endpoints of the pool's discovery document, the client's id and its secret.",
          ],
        },
      ],
    };
  },
});

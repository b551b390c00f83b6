import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeBackChannel } from "../judge-back-channel";

export default defineCheck({
  id: "endpoint-redirects",
  title: "The provider's endpoints answer where they are",
  failureTitle: "An endpoint redirects to another address",
  description:
    "AWS does not document whether a load balancer follows a redirect of an endpoint that it asks: token and userinfo, or the key set where a rule validates tokens. Name the address that answers itself.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "561",
  forKind: { "alb-jwt": { meets: "562" } },
  docs: [documents.oidcConfig],
  requires: ["backChannel"],
  evaluate: ({ backChannel }) =>
    judgeBackChannel(backChannel.value, ({ name, url, probe }) => {
      if (probe.outcome === "failed") return "unknown";
      if (probe.status < 300 || probe.status > 399) return null;
      const target = probe.location ?? "another address";
      return {
        because: `${name}: ${url} redirects to ${target}.`,
        detail: `${probe.status} to ${target}`,
        certainty: "likely",
        fixes: [
          {
            type: "steps",
            title: "Name the address that answers",
            steps: [
              `Set the endpoint of the rule to ${target}, if that is what the provider's discovery document names.`,
            ],
          },
        ],
      };
    }),
});

import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeBackChannel } from "../judge-back-channel";

export default defineCheck({
  id: "endpoint-without-ipv4",
  title: "The provider's endpoints have IPv4 addresses",
  failureTitle: "An endpoint has IPv6 addresses only",
  description:
    "A load balancer speaks IPv4 to identity providers, also where it is dual-stack itself. A name with AAAA records and no A record cannot be reached, and the request ends in 500: the callback of a sign-in, or every call where a rule validates tokens and fetches its keys there.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albAuthentication],
  requires: ["backChannel"],
  evaluate: ({ backChannel }) =>
    judgeBackChannel(backChannel.value, ({ name, url, probe }) => {
      if (probe.a.length > 0) return null;
      if (probe.aaaa.length === 0) return "unknown";
      const host = new URL(url).hostname;
      return {
        because: `${name}: ${host} has no A record, seen from the dashboard, and load balancers reach providers over IPv4 only.`,
        detail: `${host}: AAAA ${probe.aaaa.join(", ")}; no A record`,
        certainty: "likely",
        fixes: [
          {
            type: "steps",
            title: "Give the provider an IPv4 address",
            steps: [`Add an A record for ${host}, or name an endpoint of the provider that has one.`],
          },
        ],
      };
    }),
});

import { whereHostLeads } from "../../facts/where-host-leads";
import { listed } from "../../facts/words";
import type { Evidence, Severity, Verdict } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineCheck({
  id: "host-resolves-elsewhere",
  title: "The host leads to this load balancer",
  failureTitle: "The host leads elsewhere than to this load balancer",
  description:
    "A rule can name a host that DNS sends somewhere else: the alias was never made, or still points at an old load balancer. Whatever is configured here then never sees a request.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt", "alb-open"],
  hop: "browser",
  meets: "another server answers",
  docs: [
    documents.albRules,
    {
      title: "Routing traffic to an ELB load balancer",
      url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html",
    },
  ],
  requires: ["loadBalancer", "requestedHost"],
  uses: ["ownHost"],
  evaluate: ({ loadBalancer, requestedHost, ownHost }) => {
    const { DNSName, LoadBalancerName, Scheme } = loadBalancer.value;
    const { host, a } = requestedHost.value;
    const addresses = field(requestedHost, [a.length > 0 ? "a" : "aaaa"]);
    const aliases = field(requestedHost, ["cname"]);
    const leads = whereHostLeads(requestedHost.value, DNSName, ownHost);
    // A private zone may name the host for those who are meant to reach it, and is not seen from here.
    const internal = Scheme === "internal";
    switch (leads.to) {
      case "load-balancer":
        return { outcome: "pass", evidence: [aliases, addresses] };
      case "proxy":
        return unknown(`${host} leads to ${leads.proxy.name}; what stands behind it is not in DNS.`, aliases);
      case "unknown":
        return unknown(`The addresses of ${DNSName} are not known, so they cannot be compared.`, addresses);
      case "other-addresses":
        return unknown(
          `${host} leads to ${listed(leads.addresses)}, and load balancer ${LoadBalancerName} answers at ${listed(leads.own)}, seen from the dashboard: an old record, or a proxy before it, such as CloudFront behind an alias record.`,
          addresses,
          `what answers at ${host}: curl -sI https://${host}/ names a proxy in its headers`,
        );
      case "other-load-balancer":
      case "nowhere": {
        const because =
          leads.to === "nowhere"
            ? `${host} has no address in DNS, seen from the dashboard.`
            : `${host} leads to another load balancer, ${leads.name}, seen from the dashboard.`;
        if (internal) {
          return unknown(
            `${because} The load balancer is internal: a private zone may say otherwise.`,
            addresses,
          );
        }
        // Weighted or latency records send some users to another load balancer on purpose.
        const severity: Severity = leads.to === "nowhere" ? "breaks-sign-in" : "may-break";
        const proof = leads.to === "nowhere" ? "a" : "cname";
        return {
          outcome: "fail",
          certainty: "likely",
          severity,
          because,
          evidence: [field(requestedHost, [proof], { expected: DNSName })],
          fixes: [
            {
              type: "steps",
              title: "Point the name at the load balancer",
              steps: [
                `In the zone of ${host}, make an alias record (A and, for dual-stack, AAAA) to ${DNSName}.`,
                `Check it from outside: dig +short ${host}`,
                "If a proxy stands before the load balancer on purpose, it must hand on the Host header, the query string and all cookies.",
              ],
            },
          ],
        };
      }
    }
  },
});

function unknown(because: string, evidence: Evidence, needs?: string): Verdict {
  return {
    outcome: "unknown",
    because,
    evidence: [evidence],
    ...(needs === undefined ? {} : { needs }),
  };
}

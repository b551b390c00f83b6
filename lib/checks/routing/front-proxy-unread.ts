import { whereHostLeads } from "../../facts/where-host-leads";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";

/** What the load balancer says where a part of the request did not arrive. */
const lost: Readonly<Record<string, string>> = {
  AuthMissingStateParam: "query string",
  AuthMissingCodeParam: "query string",
  AuthMissingAWSALBAuthNonce: "cookies",
  AuthMissingHostHeader: "Host header",
};

export default defineCheck({
  id: "front-proxy-unread",
  title: "No proxy stands before the load balancer",
  failureTitle: "A proxy before the load balancer does not hand on what sign-in needs",
  description:
    "A proxy before the load balancer must hand on the Host header, all query strings and all cookies, and speak HTTPS to it. One that drops any of them breaks the callback or the session. What this one does is not read here, so a proxy leaves it unknown.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "browser",
  meets: "401 or a loop",
  docs: [documents.albAuthentication],
  requires: ["loadBalancer", "requestedHost"],
  uses: ["ownHost"],
  evaluate: ({ loadBalancer, requestedHost, ownHost }, _chain, { clue }) => {
    const { host } = requestedHost.value;
    const leads = whereHostLeads(requestedHost.value, loadBalancer.value.DNSName, ownHost);
    const evidence = field(requestedHost, ["cname"]);
    if (leads.to === "load-balancer") return { outcome: "pass", evidence: [evidence] };
    if (leads.to !== "proxy") {
      return {
        outcome: "unknown",
        because: `DNS does not lead ${host} straight to the load balancer, and names no proxy: one may stand before it.`,
        evidence: [evidence],
      };
    }
    const { name } = leads.proxy;
    const missing = clue.reason === undefined ? undefined : lost[clue.reason];
    if (clue.reason === undefined || missing === undefined) {
      return {
        outcome: "unknown",
        because: `${host} leads to ${name}: whether it hands on the Host header, query strings and cookies is not read here.`,
        needs: `the settings of ${name} for this host`,
        evidence: [evidence],
      };
    }
    return {
      outcome: "fail",
      certainty: "likely",
      because: `${host} leads to ${name}, and ${clue.reason} says that the ${missing} did not arrive.`,
      evidence: [evidence, clueEvidence("error_reason", clue.reason)],
      fixes: [
        {
          type: "steps",
          title: `Have ${name} hand on everything`,
          steps: [
            "Hand on all headers with Host among them, all query strings and all cookies, and cache nothing of this host.",
            "Speak HTTPS to the load balancer, on the port of its HTTPS listener.",
          ],
        },
      ],
    };
  },
});

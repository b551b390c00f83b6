import type { ProbeFailureCode } from "../../model/probe";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeBackChannel } from "../judge-back-channel";

export default defineCheck({
  id: "endpoint-unresolvable",
  title: "The names of the provider's endpoints resolve",
  failureTitle: "The name of an endpoint does not resolve",
  description:
    "The load balancer looks the provider up in public DNS. A name without an answer there cannot be reached, and the request ends in 500: the callback of a sign-in, or every call where a rule validates tokens and fetches its keys there.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albAuthentication, documents.albTroubleshooting],
  requires: ["backChannel"],
  evaluate: ({ backChannel }) =>
    judgeBackChannel(backChannel.value, ({ name, url, probe }) => {
      if (probe.outcome === "answered") return null;
      const missing = lacks[probe.code];
      if (missing === undefined) return probe.a.length + probe.aaaa.length > 0 ? null : "unknown";
      const host = new URL(url).hostname;
      return {
        because: `${name}: ${host} has no ${missing}, seen from the dashboard.`,
        detail: `${host}: no A and no AAAA record`,
        certainty: "likely",
        fixes: [
          {
            type: "steps",
            title: "Give the name a public DNS entry, or correct the address",
            steps: [
              `Look it up where the public sees it: dig +short ${host}`,
              "The entry must be public; it may point at a private address.",
              "If the address was mistyped, take it from the provider's discovery document.",
            ],
          },
        ],
      };
    }),
});

const lacks: Partial<Record<ProbeFailureCode, string>> = {
  "dns-not-found": "DNS entry",
  "dns-no-address": "address in its DNS entry",
};

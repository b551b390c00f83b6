import { type AskedEndpoint, endpointHost } from "../../facts/back-channel";
import type { ProbeFailureCode } from "../../model/probe";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { shellWord } from "../fixes/shell";
import { type EndpointFault, judgeBackChannel } from "../judge-back-channel";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
const limitMs = 5000;
const slowMs = 2000;

export default defineCheck({
  id: "endpoint-slow",
  title: "The provider's endpoints answer well within 5 seconds",
  failureTitle: "An endpoint answers too slowly, or not at all",
  description:
    "The load balancer waits 5 seconds for each endpoint that it asks (token and userinfo, or the key set where a rule validates tokens), then answers 500. What is measured here is the way from the dashboard, not from the load balancer.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albTroubleshooting, documents.albAccessLogs],
  requires: ["backChannel"],
  evaluate: ({ backChannel }) => judgeBackChannel(backChannel.value, judge),
});

function judge({ name, url, probe }: AskedEndpoint): EndpointFault | "unknown" | null {
  const elapsed = probe.timings.totalMs;
  const silence = probe.outcome === "failed" ? silences[probe.code] : undefined;
  if (probe.outcome === "failed" && silence === undefined) return "unknown";
  if (silence === undefined && elapsed <= slowMs) return null;
  const host = endpointHost(url);
  const seconds = (elapsed / 1000).toFixed(1);
  const late = silence !== undefined || elapsed >= limitMs;
  return {
    because:
      silence === undefined
        ? `${name}: ${host} took ${seconds} s, seen from the dashboard; at 5 s the load balancer gives up.`
        : `${name}: ${host} ${silence} within ${seconds} s, seen from the dashboard; the load balancer gives up at 5 s.`,
    detail: silence === undefined ? `answered after ${seconds} s` : `${silence} within ${seconds} s`,
    certainty: "likely",
    ...(late ? {} : { severity: "hygiene" as const }),
    fixes: [
      {
        type: "steps",
        title: "Have the provider answer within 5 seconds",
        steps: [
          `Time it from the load balancer's network: curl -so /dev/null -w '%{time_namelookup} %{time_connect} %{time_starttransfer}\\n' ${shellWord(url)}`,
          "If it is fast from there, the way out of this dashboard is slow, not the provider.",
          "If not: whoever runs the provider looks at its load, its database and its firewall. The limit of 5 seconds cannot be changed.",
        ],
      },
    ],
  };
}

/** Failures in which a name was found, and no answer came from its address. */
const silences: Partial<Record<ProbeFailureCode, string>> = {
  "connect-failed": "accepted no connection",
  "connect-timed-out": "accepted no connection",
  "connection-lost": "kept no connection",
  "invalid-response": "gave no HTTP answer",
  "timed-out": "gave no answer",
};

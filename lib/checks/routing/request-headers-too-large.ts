import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence } from "../evidence";

/** 494 is what nginx writes for headers that are too large; 431 is RFC 6585 §5. */
const statuses = new Set([400, 431, 494]);

export default defineCheck({
  id: "request-headers-too-large",
  title: "The request's headers fit",
  failureTitle: "The request's headers are too large, likely for the session cookies",
  description:
    "The session is kept in up to four cookies of 4 KB. Together with the application's own they can pass 16 KB in one header or 64 KB in all (400 from the load balancer), or the smaller limit of the target (431, 494).",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "session",
  meets: "400",
  docs: [documents.albLimits, documents.albAuthentication],
  requires: ["rule"],
  evaluate: (_available, _chain, { clue }) => {
    if (clue.status === undefined) {
      return {
        outcome: "unknown",
        because: "What a browser sends is in no configuration.",
        needs: "the status that users see (400, 431 or 494)",
      };
    }
    const evidence = clueEvidence("status", String(clue.status));
    if (!statuses.has(clue.status) || clue.reason !== undefined)
      return { outcome: "pass", evidence: [evidence] };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `A ${clue.status} with a signed-in user is likely a request whose cookies are too large.`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Make the cookies smaller",
          steps: [
            "In the browser's developer tools, add up the Cookie header of the failing request.",
            "Delete the site's cookies once: if that helps, it was their size.",
            "Have the application set fewer or smaller cookies on this host, and the provider send fewer claims.",
            "If the target answers 431 or 494, raise its own header limit to 64 KB.",
          ],
        },
      ],
    };
  },
});

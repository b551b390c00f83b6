import type { TokenProbe } from "../../model/authorization-probe";
import type { AuthChain } from "../../model/chain";
import type { Evidence, Fix, Verdict } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence, probeEvidence } from "../evidence";
import { consoleRule, regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "client-secret-rejected",
  title: "The token endpoint accepts the load balancer's client secret",
  failureTitle: "The token endpoint refuses the load balancer's client secret",
  description:
    "The most frequent cause of 561: the secret that the load balancer holds is not, or no longer, the one that the provider knows. It was rotated, copied with a line break, or its id was taken for its value. No API returns the secret that a load balancer holds, so the reason in the access log is the best proof there is. Where the operator allows it, the dashboard also offers a made-up code with the secret that the user pool itself holds: a pool that refuses its own secret refuses every other.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "token",
  meets: "561",
  docs: [documents.albAccessLogs, documents.oidcConfig, documents.cognitoToken],
  requires: ["rule"],
  uses: ["tokenProbe"],
  evaluate: ({ tokenProbe }, chain, { clue }) => {
    const { reason } = clue;
    const probe = tokenProbe.state === "ok" ? tokenProbe.value.value : undefined;
    if (probe?.outcome === "client-rejected") return refusesItsOwn(probe, chain);
    const accepted = probe?.outcome === "client-accepted" ? probe : undefined;
    if (reason !== undefined && afterTokens.has(reason)) {
      return {
        outcome: "pass",
        evidence: [clueEvidence("error_reason", reason)],
        note: "The token endpoint had answered: what failed came after it.",
      };
    }
    if (reason === undefined || !refusals.has(reason)) {
      return {
        outcome: "unknown",
        because: `${accepted ? "The token endpoint accepts the secret that the user pool holds. " : ""}No API shows the secret that a load balancer holds; ${
          reason === undefined
            ? "the error_reason of the failed request would tell."
            : `${reason} says nothing of it.`
        }`,
        needs: "the error_reason of an access-log line",
        evidence: accepted ? [seen(accepted)] : [],
      };
    }
    const cognito = chain.kind === "alb-cognito";
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The token endpoint refused the load balancer (${reason})${
        accepted ? ", and accepts the secret that the user pool holds" : ""
      }: it likely holds another client secret than the ${cognito ? "user pool" : "provider"}.`,
      evidence: [
        clueEvidence(reason === "invalid_client" ? "OAuth error" : "error_reason", reason),
        ...(accepted ? [seen(accepted)] : []),
      ],
      fixes: [cognito ? readAgain(chain) : writeAgain(chain)],
    };
  },
});

function seen({ probe, error }: TokenProbe): Evidence {
  return probeEvidence(probe, `${error}, to a made-up code with the secret that the user pool holds`);
}

/** Proven: whichever secret the load balancer holds, this endpoint does not take the pool's own. */
function refusesItsOwn(probe: TokenProbe, chain: AuthChain): Verdict {
  return {
    outcome: "fail",
    certainty: "proven",
    because: `The token endpoint answers ${probe.error} to the very secret that the user pool holds for app client ${chain.client?.clientId ?? ""}: no secret of a load balancer can be accepted there.`,
    evidence: [seen(probe)],
    fixes: [
      {
        type: "steps",
        title: "Find out why the pool's own secret is refused",
        steps: [
          "If the client's secret was replaced a moment ago, wait a minute and check again.",
          "Else add a new secret to the app client, and choose the app client again in the rule, so that the load balancer reads it.",
        ],
      },
    ],
  };
}

/** The token endpoint said no: as the access log has it, or as RFC 6749, 5.2 does. */
const refusals: ReadonlySet<string> = new Set(["AuthTokenEpRequestFailed", "invalid_client"]);

/** Reasons that are met only once the token endpoint has answered with success. */
const afterTokens: ReadonlySet<string> = new Set([
  "AuthInvalidIdToken",
  "AuthUserinfoEpRequestFailed",
  "AuthUserinfoEpRequestTimeout",
  "AuthInvalidUserinfoResponse",
  "AuthUserinfoResponseSizeExceeded",
]);

function readAgain(chain: AuthChain): Fix {
  return consoleRule(
    chain,
    [
      "Edit rule → Authenticate users",
      "Choose the same user pool and app client again: the load balancer then reads the client's current secret",
      "Save changes, and sign in once in a private window",
    ],
    "Let the load balancer read the secret again",
  );
}

function writeAgain(chain: AuthChain): Fix {
  const region = regionOfArn(chain.ruleArn);
  const read = awsCommand("elbv2", "describe-rules", {
    region,
    "rule-arns": chain.ruleArn,
    query: "Rules[0].Actions",
    output: "json",
  });
  const write =
    chain.priority === "default"
      ? awsCommand("elbv2", "modify-listener", {
          region,
          "listener-arn": chain.listenerArn,
          "default-actions": "file://actions.json",
        })
      : awsCommand("elbv2", "modify-rule", {
          region,
          "rule-arn": chain.ruleArn,
          actions: "file://actions.json",
        });
  const oneLine = (command: string) => command.replaceAll(" \\\n  ", " ");
  return {
    type: "steps",
    title: "Compare the secrets, then write the right one into the rule",
    steps: [
      "At the provider, look up the client's current secret (its value, not its id), or add a new one.",
      "Look at the provider's own sign-in log: invalid_client there proves it.",
      `Read the rule's actions: ${oneLine(read)} > actions.json`,
      "In actions.json, put the value into ClientSecret without a line break (printf, not echo), and leave UseExistingClientSecret out.",
      `Write them back: ${oneLine(write)}`,
      "If the rule is kept by Terraform or an Ingress controller, change the secret there: neither can see that it differs.",
    ],
  };
}

import { signInConfig } from "../../facts/provider-config";
import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction } from "../fixes/rule";

/** Parameters of the authorization request that the load balancer itself sets (RFC 6749 §4.1.1). */
const own = new Set(["redirect_uri", "state", "response_type", "client_id", "scope"]);

export default defineCheck({
  id: "extra-parameter-harmful",
  title: "The extra parameters of the sign-in request leave the protocol alone",
  failureTitle: "An extra parameter of the sign-in request gets in the way of the protocol",
  description:
    "AuthenticationRequestExtraParams are added to the redirect to the provider. One that repeats a parameter of the protocol, or prompt=none (which forbids the provider to ask the user anything), makes the provider answer with an error.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authorize",
  meets: "error page of the provider",
  docs: [documents.oidcConfig, documents.oidcCore],
  requires: ["rule"],
  uses: ["cognitoConfig", "oidcConfig"],
  evaluate: ({ cognitoConfig, oidcConfig }, chain) => {
    const config = signInConfig(cognitoConfig, oidcConfig);
    if (!config)
      return { outcome: "unknown", because: "The rule's sign-in configuration is not in the snapshot." };
    const parameters = Object.entries(config.value.AuthenticationRequestExtraParams);
    const harmful = parameters.filter(
      ([name, value]) => own.has(name) || (name === "prompt" && value.split(/\s+/).includes("none")),
    );
    const evidence = field(config, ["AuthenticationRequestExtraParams"], { command: describeRule(chain) });
    if (harmful.length === 0) return { outcome: "pass", evidence: [evidence] };
    const names = harmful.map(([name]) => name);
    const title = "Take the parameter away";
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The rule adds ${listed(harmful.map(([name, value]) => `${name}=${value}`))} to the sign-in request.`,
      evidence: [evidence],
      fixes: [
        editAuthenticateAction(
          chain,
          `.AuthenticationRequestExtraParams |= del(${names.map((name) => `.[${JSON.stringify(name)}]`).join(", ")})`,
          title,
          "extra-parameter-harmful",
        ),
        consoleRule(
          chain,
          [
            "Edit rule → Authenticate users → Advanced → Extra request parameters",
            `Remove ${listed(names)}`,
            "Save changes",
          ],
          title,
        ),
      ],
    };
  },
});

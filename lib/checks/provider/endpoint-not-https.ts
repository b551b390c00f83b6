import type { Located } from "../../facts/artifact-of-chain";
import { listed } from "../../facts/words";
import type { AuthChain } from "../../model/chain";
import type { Verdict } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule } from "../fixes/rule";

const ofOidc = ["Issuer", "AuthorizationEndpoint", "TokenEndpoint", "UserInfoEndpoint"] as const;
/** The issuer of token validation is compared, not asked: AWS wants no https URL there. */
const ofJwt = ["JwksEndpoint"] as const;

export default defineCheck({
  id: "endpoint-not-https",
  title: "Issuer and endpoints of the rule are absolute https URLs",
  failureTitle: "An endpoint of the rule is not an absolute https URL",
  description:
    "The load balancer speaks only https to a provider, and wants each address in full: scheme, host and path.",
  severity: "breaks-sign-in",
  kinds: ["alb-oidc", "alb-jwt"],
  hop: "authenticate",
  meets: "500",
  docs: [documents.oidcConfig, documents.albJwt],
  requires: ["rule"],
  uses: ["oidcConfig", "jwtConfig"],
  evaluate: ({ oidcConfig, jwtConfig }, chain) => {
    if (oidcConfig.state === "ok") {
      const { value } = oidcConfig.value;
      const addresses = ofOidc.map((name) => ({ name, value: value[name] }));
      return judge(oidcConfig.value, addresses, "Authenticate users", chain);
    }
    if (jwtConfig.state === "ok") {
      const { value } = jwtConfig.value;
      const addresses = ofJwt.map((name) => ({ name, value: value[name] }));
      return judge(jwtConfig.value, addresses, "Validate JWT", chain);
    }
    return { outcome: "unknown", because: "The rule's authenticating action is not in the snapshot." };
  },
});

function judge(
  config: Located<unknown>,
  addresses: readonly { readonly name: string; readonly value: string }[],
  page: string,
  chain: AuthChain,
): Verdict {
  const wrong = addresses.filter(({ value }) => !isAbsoluteHttps(value));
  const [first] = wrong;
  if (!first) {
    return { outcome: "pass", evidence: addresses.slice(-1).map(({ name }) => field(config, [name])) };
  }
  const names = listed(wrong.map(({ name }) => name));
  return {
    outcome: "fail",
    certainty: "proven",
    because: `${listed(wrong.map(({ name, value }) => `${name} is ${JSON.stringify(value)}`))}, which is no absolute https URL.`,
    evidence: [
      field(config, [first.name], { expected: "https://host/path", command: describeRule(chain) }),
      ...wrong.slice(1).map(({ name }) => field(config, [name], { expected: "https://host/path" })),
    ],
    fixes: [
      consoleRule(
        chain,
        [`Edit rule → ${page}`, `Give ${names} as the provider's discovery document has it`, "Save changes"],
        "Give the address in full",
      ),
    ],
  };
}

function isAbsoluteHttps(text: string): boolean {
  return /^https:\/\/[^/]/i.test(text.trim()) && URL.canParse(text.trim());
}

import type { Located } from "../facts/artifact-of-chain";
import { mayBeOnePool } from "../facts/pool-domains";
import { addressDifference } from "../facts/same-provider";
import type { AuthChain } from "../model/chain";
import type { Verdict } from "../model/finding";
import type { OidcConfig } from "../model/load-balancer";
import type { Discovery } from "../model/probe";
import { field, probeEvidence } from "./evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "./fixes/rule";

interface EndpointNames {
  /** Field of the rule, and what it is called in Terraform. */
  readonly field: "AuthorizationEndpoint" | "TokenEndpoint" | "UserInfoEndpoint";
  readonly terraform: string;
  /** Member of the discovery document. */
  readonly member: "authorization_endpoint" | "token_endpoint" | "userinfo_endpoint";
  readonly called: string;
}

/** An endpoint of the rule beside the one that discovery names: another host or tenant is more than untidy. */
export function judgeEndpointAddress(
  names: EndpointNames,
  oidcConfig: Located<OidcConfig>,
  discovery: Located<Discovery>,
  chain: AuthChain,
): Verdict {
  const named = discovery.value.document?.[names.member];
  if (named === undefined) {
    return {
      outcome: "unknown",
      because: `The discovery document could not be read, or names no ${names.called}.`,
    };
  }
  const own = oidcConfig.value[names.field];
  const difference = addressDifference(own, named);
  if (difference === "none")
    return { outcome: "pass", evidence: [field(oidcConfig, [names.field], { expected: named })] };
  if (difference === "host" && mayBeOnePool(oidcConfig.value.Issuer, own, named)) {
    return {
      outcome: "unknown",
      because: `The rule's ${names.called} is ${own}, and the user pool publishes ${named}: a pool can answer at its prefix domain and at a custom domain, and whether both are this pool's is not read.`,
    };
  }
  const serious = difference === "host" || difference === "tenant";
  const title = `Name the ${names.called} that the provider publishes`;
  return {
    outcome: "fail",
    certainty: "likely",
    ...(serious ? {} : { severity: "hygiene" as const }),
    because: `The rule's ${names.called} is ${own}, and the provider publishes ${named}${serious ? `: another ${difference}` : ""}.`,
    evidence: [
      field(oidcConfig, [names.field], { expected: named, nearest: own, command: describeRule(chain) }),
      probeEvidence(discovery.value.probe, `${names.member}: ${named}`),
    ],
    fixes: [
      editAuthenticateAction(
        chain,
        `.${names.field} = ${JSON.stringify(named)}`,
        title,
        names.member.replaceAll("_", "-"),
      ),
      terraformRule(chain, [`${names.terraform} = ${JSON.stringify(named)}`], title),
      consoleRule(
        chain,
        ["Edit rule → Authenticate users", `${names.called}: ${named}`, "Save changes"],
        title,
      ),
    ],
  };
}

import type { Located } from "../../facts/artifact-of-chain";
import type { AuthChain } from "../../model/chain";
import type { Verdict } from "../../model/finding";
import type { OidcConfig } from "../../model/load-balancer";
import type { EndpointProbe } from "../../model/probe";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, probeEvidence } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "userinfo-endpoint-wrong-kind",
  title: "The userinfo endpoint is a userinfo endpoint",
  failureTitle: "The userinfo endpoint of the rule is something else",
  description:
    "A userinfo endpoint refuses a request without an access token (400, 401 or 403). An address that answers it otherwise, such as the discovery document or the token endpoint, gives the load balancer no claims.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-oidc"],
  hop: "userinfo",
  meets: "561",
  docs: [
    documents.oidcConfig,
    {
      title: "OpenID Connect Core 1.0, section 5.3",
      url: "https://openid.net/specs/openid-connect-core-1_0.html#UserInfo",
    },
  ],
  requires: ["oidcConfig", "userinfoEndpoint"],
  uses: ["discovery"],
  evaluate: ({ oidcConfig, userinfoEndpoint, discovery }, chain) => {
    const config = oidcConfig.value;
    const probe = userinfoEndpoint.value;
    const published =
      discovery.state === "ok" ? discovery.value.value.document?.userinfo_endpoint : undefined;
    const wrong = (what: string) => fail(what, oidcConfig, probe, published, chain);
    if (config.UserInfoEndpoint === config.TokenEndpoint) return wrong("is the token endpoint");
    if (/\/\.well-known\//.test(config.UserInfoEndpoint)) return wrong("is the discovery document");
    if (probe.outcome === "failed")
      return { outcome: "unknown", because: `The userinfo endpoint gave no answer: ${probe.message}` };
    const { status } = probe;
    if (status === 400 || status === 401 || status === 403) {
      return {
        outcome: "pass",
        evidence: [probeEvidence(probe, `refuses a request without a token: ${status}`)],
      };
    }
    const silent = status >= 500 || status === 429 || (status >= 300 && status < 400);
    if (silent)
      return {
        outcome: "unknown",
        because: `The userinfo endpoint answered ${status}, which tells nothing of its kind.`,
      };
    if (published === config.UserInfoEndpoint) {
      return {
        outcome: "unknown",
        because: `The userinfo endpoint answered ${status} to a request without a token, but the provider publishes this very address.`,
      };
    }
    return wrong(`answers ${status} to a request without a token`);
  },
});

function fail(
  what: string,
  oidcConfig: Located<OidcConfig>,
  probe: EndpointProbe,
  published: string | undefined,
  chain: AuthChain,
): Verdict {
  const title = "Name the provider's userinfo endpoint";
  return {
    outcome: "fail",
    certainty: "likely",
    because: `The userinfo endpoint of the rule, ${oidcConfig.value.UserInfoEndpoint}, ${what}.`,
    evidence: [
      field(oidcConfig, ["UserInfoEndpoint"], {
        ...(published === undefined
          ? {}
          : { expected: published, nearest: oidcConfig.value.UserInfoEndpoint }),
        command: describeRule(chain),
      }),
      probeEvidence(probe, probe.outcome === "answered" ? `answered ${probe.status}` : probe.message),
    ],
    fixes:
      published === undefined
        ? [
            {
              type: "steps",
              title,
              steps: ["Take it from the provider's discovery document, member userinfo_endpoint."],
            },
          ]
        : [
            editAuthenticateAction(
              chain,
              `.UserInfoEndpoint = ${JSON.stringify(published)}`,
              title,
              "userinfo-endpoint-wrong-kind",
            ),
            terraformRule(chain, [`user_info_endpoint = ${JSON.stringify(published)}`], title),
            consoleRule(
              chain,
              ["Edit rule → Authenticate users", `User info endpoint: ${published}`, "Save changes"],
              title,
            ),
          ],
  };
}

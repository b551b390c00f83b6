import type { Located } from "../../facts/artifact-of-chain";
import { callbackUrl } from "../../facts/cognito-addresses";
import { expectedHosts } from "../../facts/expected-hosts";
import { nearest } from "../../facts/nearest";
import type { AuthChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import type { AppClient } from "../../model/user-pool";
import { defineCheck } from "../define-check";
import { field } from "../evidence";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "../fixes/app-client";

export default defineCheck({
  id: "callback-url-unregistered",
  title: "The app client knows the callback URL of every host that the rule answers",
  failureTitle: "The app client does not know the callback URL of this host",
  description:
    "The load balancer sends users to Cognito with redirect_uri=https://HOST/oauth2/idpresponse. Cognito compares it letter by letter with the app client's callback URLs and, where none is equal, shows redirect_mismatch instead of a sign-in page.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "redirect_mismatch page",
  docs: [
    {
      title: "Prepare to use Amazon Cognito (Application Load Balancers)",
      url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html",
    },
    {
      title: "Updating a user pool app client",
      url: "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html",
    },
  ],
  requires: ["appClient", "listenerRules"],
  evaluate: ({ appClient, listenerRules }, chain, { host }) => {
    const client = appClient.value;
    if (client === null)
      return { outcome: "unknown", because: "The app client does not exist, so it has no callback URLs." };
    const hosts = expectedHosts(chain, listenerRules.value, host);
    if (hosts.length === 0) {
      return {
        outcome: "unknown",
        because: "The rule names no host, and no URL was given to say which host is meant.",
      };
    }
    const wanted = hosts.map((name) => ({ name, urls: callbacksOf(name, chain.port) }));
    const isRegistered = (url: string) => client.CallbackURLs.includes(url);
    const lost = wanted.filter(({ urls }) => !urls.some(isRegistered));
    const missing = lost.flatMap(({ urls }) => urls);
    const [first] = missing;
    if (first === undefined) {
      const open = wanted.flatMap(({ urls }) => urls.filter((url) => !isRegistered(url)));
      const evidence = [
        field(appClient, ["CallbackURLs"], { expected: open[0] ?? callbackUrl(hosts[0] ?? "") }),
      ];
      if (open.length === 0) return { outcome: "pass", evidence };
      return {
        outcome: "unknown",
        because: `The listener's port is ${chain.port}, and AWS does not say whether redirect_uri then carries it: register ${open.join(" and ")} as well.`,
        evidence,
      };
    }
    const others = hosts.length - lost.length;
    const ownWorks = host !== undefined && hosts.includes(host) && !lost.some(({ name }) => name === host);
    const share = others > 0 ? `; ${others} of its ${hosts.length} hosts work` : "";
    return {
      outcome: "fail",
      certainty: "proven",
      // The request at hand does not meet it, those to the other hosts do.
      ...(ownWorks ? { severity: "may-break" as const } : {}),
      because: `App client ${client.ClientName} does not know the callback URL ${missing.join(" and ")}${share}.`,
      evidence: [
        evidenceOf(appClient, chain, first),
        ...missing.slice(1).map((url) => evidenceOf(appClient, chain, url)),
      ],
      fixes: fixesOf(appClient, chain, client, missing),
    };
  },
});

/** On another port than 443 the Host header names the port; whether redirect_uri does is not documented. */
function callbacksOf(host: string, port: number): string[] {
  return port === 443 ? [callbackUrl(host)] : [callbackUrl(`${host}:${port}`), callbackUrl(host)];
}

function evidenceOf(appClient: Located<AppClient | null>, chain: AuthChain, expected: string) {
  const closest = nearest(expected, appClient.value?.CallbackURLs ?? []);
  return field(appClient, ["CallbackURLs"], {
    expected,
    ...(closest === undefined ? {} : { nearest: closest }),
    ...(chain.client ? { command: describeAppClient(chain.client) } : {}),
  });
}

function fixesOf(
  appClient: Located<AppClient | null>,
  chain: AuthChain,
  client: AppClient,
  missing: string[],
): Fix[] {
  if (!chain.client) return [];
  const urls = JSON.stringify([...client.CallbackURLs, ...missing]);
  const title = "Register the callback URL on the app client";
  return [
    editAppClient(
      chain.client,
      `.CallbackURLs = ((.CallbackURLs // []) + ${JSON.stringify(missing)} | unique)`,
      title,
      "callback-url-unregistered",
    ),
    terraformAppClient(appClient, [`callback_urls = ${urls}`], title),
    consoleAppClient(
      chain.client,
      ["Login pages → Edit", `Add callback URL: ${missing.join(", ")}`, "Save changes"],
      title,
    ),
  ];
}

import { signInConfig } from "../../facts/provider-config";
import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, editPage, terraformRule } from "../fixes/rule";

/** Fields that are compared or sent letter by letter. */
const fields = [
  "Issuer",
  "AuthorizationEndpoint",
  "TokenEndpoint",
  "UserInfoEndpoint",
  "JwksEndpoint",
  "ClientId",
  "UserPoolClientId",
  "UserPoolDomain",
  "Scope",
] as const;

export default defineCheck({
  id: "value-with-whitespace",
  title: "No value of the rule has white space or control characters that do not belong to it",
  failureTitle: "A value of the rule has white space or control characters that do not belong to it",
  description:
    "A line break at the end of a client id or an endpoint (often from a secret that was made with echo) goes into the redirect as it stands: browsers and providers then meet a broken address or an unknown client. In a rule that validates tokens, it makes the issuer one that no token names, or the key set's address another one.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "authenticate",
  meets: "broken redirect",
  forKind: { "alb-jwt": { meets: "401" } },
  docs: [
    documents.oidcConfig,
    {
      title: "A line break in the client id breaks the redirect (aws-load-balancer-controller 1204)",
      url: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1204",
    },
  ],
  requires: ["rule"],
  uses: ["cognitoConfig", "oidcConfig", "jwtConfig"],
  evaluate: ({ cognitoConfig, oidcConfig, jwtConfig }, chain) => {
    const config =
      signInConfig(cognitoConfig, oidcConfig) ?? (jwtConfig.state === "ok" ? jwtConfig.value : undefined);
    if (!config)
      return { outcome: "unknown", because: "The rule's authenticating action is not in the snapshot." };
    const values: Readonly<Record<string, unknown>> = config.value;
    const soiled = fields.flatMap((name) => {
      const value = values[name];
      return typeof value === "string" && cleaned(name, value) !== value ? [{ name, value }] : [];
    });
    const [first] = soiled;
    if (!first) {
      const present = fields.findLast((name) => name in values) ?? "Issuer";
      return { outcome: "pass", evidence: [field(config, [present])] };
    }
    const edit = soiled
      .map(({ name, value }) => `.${name} = ${JSON.stringify(cleaned(name, value))}`)
      .join(" | ");
    const title = "Write the values without it";
    // A list of scopes is split at spaces (RFC 6749, 3.3): one too many is likely read over.
    const harmless = soiled.every(({ name, value }) => name === "Scope" && !/[\p{Cc}\p{Cf}]/u.test(value));
    return {
      outcome: "fail",
      certainty: harmless ? "likely" : "proven",
      ...(harmless ? { severity: "hygiene" as const } : {}),
      because: `${listed(soiled.map(({ name, value }) => `${name} ${describe(value)}`))}.`,
      evidence: [
        field(config, [first.name], {
          expected: cleaned(first.name, first.value),
          nearest: first.value,
          command: describeRule(chain),
        }),
        ...soiled
          .slice(1)
          .map(({ name, value }) =>
            field(config, [name], { expected: cleaned(name, value), nearest: value }),
          ),
      ],
      fixes: [
        editAuthenticateAction(chain, edit, title, "value-with-whitespace"),
        terraformRule(
          chain,
          soiled.map(({ name, value }) => `${snakeCase(name)} = ${JSON.stringify(cleaned(name, value))}`),
          title,
        ),
        consoleRule(chain, [editPage(chain), "Type the value again", "Save changes"], title),
      ],
    };
  },
});

const invisible = /[\p{Cc}\p{Cf}]/gu;

/** Scopes are a list with single spaces; a client id may have spaces inside (RFC 6749, A.1); an address has none. */
function cleaned(name: (typeof fields)[number], value: string): string {
  if (name === "Scope") return value.replace(invisible, " ").trim().replace(/\s+/g, " ");
  if (name === "ClientId") return value.replace(invisible, "").trim();
  return value.replace(invisible, "").replace(/\s+/g, "");
}

function describe(value: string): string {
  if (/[\r\n]$/.test(value)) return "ends in a line break";
  if (/^\s/.test(value)) return "begins with white space";
  if (/\s$/.test(value)) return "ends in white space";
  return "has white space or control characters inside";
}

function snakeCase(name: string): string {
  return name
    .replace("UserInfo", "Userinfo")
    .replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase()
    .replace("userinfo", "user_info");
}

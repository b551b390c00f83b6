import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../sandbox/world";
import { mergeWorlds } from "../../scenarios/build-merge";
import { scenarios as all } from "../../scenarios/index";
import { canaryOf } from "./canaries";

/** Each kind of sign-in, in a rule and in a listener's default; a client that is looked for in every pool. */
const chosen = [
  "client-in-another-pool",
  "deny",
  "healthy-cognito-custom-domain",
  "healthy-federated",
  "healthy-oidc",
  "issuer-of-default-rule",
  "provider-slow",
  "scope-not-allowed",
  "wrong-client-secret",
];
export const scenarios = all.filter(({ id }) => chosen.includes(id));

/** Fields of AWS, of the environment and of the configuration that hold something secret, each with its own value. */
export const canaries = {
  clientSecret: canaryOf("UserPoolClient.ClientSecret"),
  ruleSecret: canaryOf("AuthenticateOidcConfig.ClientSecret of a rule"),
  listenerSecret: canaryOf("AuthenticateOidcConfig.ClientSecret of a listener"),
  heldSecret: canaryOf("client secret that the load balancer holds"),
  providerSecret: canaryOf("client secret at the provider"),
  providerDetails: canaryOf("IdentityProvider.ProviderDetails.client_secret"),
  privateKey: canaryOf("IdentityProvider.ProviderDetails.private_key"),
  smsExternalId: canaryOf("UserPool.SmsConfiguration.ExternalId"),
  roleExternalId: canaryOf("externalId of the configuration"),
  accessKey: canaryOf("AWS_SECRET_ACCESS_KEY"),
  sessionToken: canaryOf("AWS_SESSION_TOKEN"),
  roleKey: canaryOf("AssumeRole Credentials.SecretAccessKey"),
  roleToken: canaryOf("AssumeRole Credentials.SessionToken"),
  unrelated: canaryOf("another variable of the environment"),
} as const;

/** Those that AWS itself sends to the dashboard while the scenarios are read. */
export const sentByAws: readonly (keyof typeof canaries)[] = [
  "clientSecret",
  "ruleSecret",
  "listenerSecret",
  "smsExternalId",
  "roleKey",
  "roleToken",
];

function seedAction(action: Action, secret: string): void {
  if (action.AuthenticateOidcConfig) action.AuthenticateOidcConfig.ClientSecret = secret;
}

/** These scenarios at once, with a canary in every field that is secret. AWS never returns the secret of a rule: here it does. */
export function seededWorld(): World {
  const world = mergeWorlds(scenarios.map(({ build }) => build()));
  for (const { elbv2, cognito } of world.accounts.flatMap(({ regions }) => Object.values(regions))) {
    elbv2.listeners = elbv2.listeners.map((listener) => structuredClone(listener));
    elbv2.rules = elbv2.rules.map((rule) => structuredClone(rule));
    for (const { DefaultActions } of elbv2.listeners) {
      for (const action of DefaultActions ?? []) seedAction(action, canaries.listenerSecret.value);
    }
    for (const { RuleArn, Actions } of elbv2.rules) {
      for (const action of Actions ?? []) seedAction(action, canaries.ruleSecret.value);
      elbv2.clientSecrets[RuleArn] = canaries.heldSecret.value;
    }
    for (const client of cognito.clients) {
      if (client.ClientSecret !== undefined) client.ClientSecret = canaries.clientSecret.value;
    }
    for (const pool of cognito.pools) {
      pool.SmsConfiguration = {
        SnsCallerArn: "arn:aws:iam::111122223333:role/sms",
        ExternalId: canaries.smsExternalId.value,
      };
    }
    for (const provider of cognito.identityProviders) {
      const { providerDetails, privateKey } = canaries;
      provider.ProviderDetails = { client_secret: providerDetails.value, private_key: privateKey.value };
    }
  }
  for (const { clients } of world.providers) {
    for (const client of clients) client.client_secret = canaries.providerSecret.value;
  }
  return world;
}

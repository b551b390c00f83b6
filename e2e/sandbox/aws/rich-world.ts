import { cognitoWorld } from "../../scenarios/build-cognito";
import { mergeWorlds } from "../../scenarios/build-merge";
import { oidcWorld } from "../../scenarios/build-oidc";
import type { World } from "../world";

/** When the worlds of these tests are built. */
export const BASE = new Date("2026-10-06T09:15:00Z");

/** Three load balancers and pools, and at least three rows of everything that is answered in pages. */
export function richWorld(): World {
  const first = cognitoWorld(
    "first",
    ({ region, pool, client, listener, certificate, rule }) => {
      const { cognito, elbv2, ec2, acm } = region;
      for (const n of [1, 2, 3]) {
        cognito.resourceServers.push({
          UserPoolId: pool.Id,
          Identifier: `api-${n}`,
          Name: `API ${n}`,
          Scopes: [{ ScopeName: "read", ScopeDescription: "Reads" }],
        });
        cognito.identityProviders.push({
          UserPoolId: pool.Id,
          ProviderName: `Provider-${n}`,
          ProviderType: "OIDC",
          ProviderDetails: { client_id: `client-${n}` },
        });
        cognito.clients.push({ UserPoolId: pool.Id, ClientId: `otherclient${n}`, ClientName: `other-${n}` });
        elbv2.rules.push({
          ...rule,
          RuleArn: rule.RuleArn.replace(/.{16}$/, `00000000000000a${n}`),
          Priority: String(20 - n),
        });
        const CertificateArn = certificate.CertificateArn.replace(/.$/, "x") + n;
        acm.certificates.push({ ...certificate, CertificateArn, KeyAlgorithm: "EC_prime256v1" });
        elbv2.listenerCertificates[listener.ListenerArn]?.push({ CertificateArn, IsDefault: false });
      }
      cognito.secretIds[client.ClientId] = ["second", "third"];
      cognito.brandings.push({
        ManagedLoginBrandingId: "0a0a0a0a-0000-4000-8000-000000000001",
        UserPoolId: pool.Id,
        ClientId: client.ClientId,
        UseCognitoProvidedValues: true,
      });
      ec2.prefixLists = [1, 2, 3].map((n) => ({
        PrefixListId: `pl-0000000${n}`,
        PrefixListName: `com.amazonaws.eu-west-1.service-${n}`,
        Entries: [1, 2, 3].map((m) => ({ Cidr: `192.0.2.${m * 16}/28` })),
      }));
    },
    BASE,
  );
  return mergeWorlds([first, cognitoWorld("second", undefined, BASE), oidcWorld("third", undefined, BASE)]);
}

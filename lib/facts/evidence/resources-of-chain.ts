import type { ApiSnapshot } from "../../model/api-snapshot";
import type { AuthChain } from "../../model/chain";
import type { Snapshot } from "../../model/snapshot";

/** Ids, names and ARNs of everything that a sign-in through a load balancer's rule is made of, as far as it was read. */
export function resourcesOfChain({ artifacts }: Snapshot, chain: AuthChain): string[] {
  const { loadBalancer, listenerCertificates, userPoolDomains, networkAcls, routeTables } = artifacts;
  const certificates = listenerCertificates[chain.listenerArn];
  const rule = artifacts.rules[chain.listenerArn];
  const action = rule?.state === "ok" ? rule.value[chain.ruleIndex]?.Actions[chain.actionIndex] : undefined;
  const domain =
    action?.Type === "authenticate-cognito" ? [action.AuthenticateCognitoConfig.UserPoolDomain] : [];
  const poolDomain = domain.flatMap((name) => {
    const found = userPoolDomains[name];
    return found?.state === "ok" && found.value ? [found.value.Domain] : [];
  });
  return [
    chain.root.id,
    chain.listenerArn,
    chain.ruleArn,
    ...(chain.client ? [chain.client.clientId, chain.client.poolId] : []),
    ...domain,
    ...poolDomain,
    ...(certificates?.state === "ok" ? certificates.value.map(({ CertificateArn }) => CertificateArn) : []),
    ...(loadBalancer.state === "ok" ? loadBalancer.value.SecurityGroups : []),
    ...(networkAcls.state === "ok" ? networkAcls.value.map(({ NetworkAclId }) => NetworkAclId) : []),
    ...(routeTables.state === "ok" ? routeTables.value.map(({ RouteTableId }) => RouteTableId) : []),
  ];
}

/** Likewise of an API: its id, and the user pools that its authorizers name. */
export function resourcesOfApi({ scope, artifacts }: ApiSnapshot): string[] {
  const pools = Object.keys(artifacts.userPools).map((arn) => arn.slice(arn.lastIndexOf("/") + 1));
  return [scope.id, ...pools];
}

import "server-only";
import { actions as certificate } from "./acm/certificate";
import { actions as apiDomain } from "./api/domain";
import { actions as authorizerFunction } from "./api/function";
import { actions as httpApi } from "./api/http-api";
import { actions as restApi } from "./api/rest-api";
import { actions as authorizerRole } from "./api/role";
import { actions as appClient } from "./cognito/app-client";
import { actions as branding } from "./cognito/branding";
import { actions as clientElsewhere } from "./cognito/client-elsewhere";
import { actions as clientIds } from "./cognito/client-ids";
import { actions as clientSecrets } from "./cognito/client-secrets";
import { actions as identityProviders } from "./cognito/identity-providers";
import { actions as resourceServers } from "./cognito/resource-servers";
import { actions as userPool } from "./cognito/user-pool";
import { actions as userPoolDomain } from "./cognito/user-pool-domain";
import { actions as context } from "./context";
import { actions as listeners } from "./elb/listeners";
import { actions as loadBalancer } from "./elb/load-balancer";
import { actions as rules } from "./elb/rules";
import { actions as changes } from "./evidence/changes";
import { actions as metrics } from "./evidence/metrics";
import { actions as certificates } from "./locate/certificates";
import { actions as findByName } from "./locate/find-by-name";
import { actions as networkInterfaces } from "./locate/network-interfaces";
import { actions as networkAcls } from "./network/network-acls";
import { actions as prefixLists } from "./network/prefix-lists";
import { actions as routeTables } from "./network/route-tables";
import { actions as securityGroups } from "./network/security-groups";
import { actions as targetDoors } from "./network/target-doors";
import { actions as webAcl } from "./network/web-acl";
import { actions as tokenEndpoint } from "./probes/token-endpoint";

const declared = [
  ...context,
  ...loadBalancer,
  ...listeners,
  ...rules,
  ...certificate,
  ...certificates,
  ...userPool,
  ...appClient,
  ...clientSecrets,
  ...clientElsewhere,
  ...userPoolDomain,
  ...resourceServers,
  ...identityProviders,
  ...branding,
  ...networkInterfaces,
  ...findByName,
  ...securityGroups,
  ...networkAcls,
  ...routeTables,
  ...prefixLists,
  ...targetDoors,
  ...webAcl,
  ...tokenEndpoint,
  ...restApi,
  ...httpApi,
  ...apiDomain,
  ...authorizerFunction,
  ...authorizerRole,
  ...clientIds,
  ...metrics,
  ...changes,
];

/** Every IAM action that reading sends, as the gatherers declare them; sorted, each once. */
export const readActions: readonly string[] = [...new Set(declared)].toSorted();

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: "*" | readonly string[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

const sids: Readonly<Record<string, string>> = {
  acm: "ReadCertificates",
  apigateway: "ReadApis",
  cloudtrail: "ReadChanges",
  cloudwatch: "ReadMetrics",
  "cognito-idp": "ReadUserPools",
  ec2: "ReadNetwork",
  elasticloadbalancing: "ReadLoadBalancers",
  iam: "ReadAuthorizerRoles",
  lambda: "ReadAuthorizerFunctions",
  sts: "KnowOwnAccount",
  wafv2: "ReadWebAcls",
};

/**
 * Never sent, and yet needed: AWS itself checks it where the web ACL of a resource is asked for.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACLForResource.html
 */
const impliedActions = ["wafv2:GetWebACL"];

/**
 * All reading of API Gateway is one action, API keys with their values as well: so it is allowed on what is read, and on
 * nothing else. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
const apiPaths = ["/apis", "/apis/*", "/domainnames/*", "/restapis", "/restapis/*", "/usageplans"].map(
  (path) => `arn:aws:apigateway:*::${path}`,
);

/** The policy that a role for reading needs: these actions and nothing else. One statement a service. */
export function readOnlyPolicy(): Policy {
  const serviceOf = (action: string) => action.slice(0, action.indexOf(":"));
  const needed = [...readActions, ...impliedActions].toSorted();
  const Statement = [...new Set(needed.map(serviceOf))].map((service): PolicyStatement => {
    const Sid = sids[service];
    if (Sid === undefined) throw new Error(`no statement is named for the service ${service}`);
    const Action = needed.filter((action) => serviceOf(action) === service);
    return { Sid, Effect: "Allow", Action, Resource: service === "apigateway" ? apiPaths : "*" };
  });
  return { Version: "2012-10-17", Statement };
}

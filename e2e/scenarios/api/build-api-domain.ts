import type { ApiDomainState } from "../../sandbox/world-api";
import { arn, daysFrom, PROCESS_START, REGION } from "../build-ids";
import { type ApiWorldParts, DOOR } from "./build-api-parts";

/** A regional custom domain `<id>.example.com` that leads nowhere yet. */
export function addApiDomain({ ids, region, world }: ApiWorldParts): ApiDomainState {
  const added: ApiDomainState = {
    domain: {
      DomainName: ids.host,
      DomainNameArn: `arn:aws:apigateway:${REGION}::/domainnames/${ids.host}`,
      RoutingMode: "API_MAPPING_ONLY",
      DomainNameConfigurations: [
        {
          ApiGatewayDomainName: `d-${ids.text("domain", 10)}.execute-api.${REGION}.amazonaws.com`,
          CertificateArn: arn("acm", `certificate/${ids.hex("certificate", 8)}-0000-4000-8000-000000000001`),
          CertificateUploadDate: daysFrom(PROCESS_START, -90),
          DomainNameStatus: "AVAILABLE",
          EndpointType: "REGIONAL",
          SecurityPolicy: "TLS_1_2",
        },
      ],
    },
    mappings: [],
    routingRules: [],
  };
  region.apigateway.domains.push(added);
  world.names[ids.host] = structuredClone(DOOR);
  return added;
}

/** Maps `key` of the domain ("" = all of it) to a stage of the scenario's API. */
export function addMapping(
  { mappings }: ApiDomainState,
  { apiId, ids }: Pick<ApiWorldParts, "apiId" | "ids">,
  ApiMappingKey: string,
  Stage: string,
): void {
  mappings.push({
    ApiId: apiId,
    ApiMappingId: ids.text(`mapping ${ApiMappingKey}`, 6),
    ApiMappingKey,
    Stage,
  });
}

/** A rule for one base path and one header, which takes the base path away. */
export function addRoutingRule(
  { routingRules, domain }: ApiDomainState,
  { apiId, ids }: Pick<ApiWorldParts, "apiId" | "ids">,
  rule: {
    readonly priority: number;
    readonly basePath: string;
    readonly header: string;
    readonly value: string;
  },
  Stage: string,
): void {
  const RoutingRuleId = ids.text(`rule ${rule.priority}`, 6);
  routingRules.push({
    RoutingRuleId,
    RoutingRuleArn: `${domain.DomainNameArn}/routingrules/${RoutingRuleId}`,
    Priority: rule.priority,
    Conditions: [
      { MatchBasePaths: { AnyOf: [rule.basePath] } },
      { MatchHeaders: { AnyOf: [{ Header: rule.header, ValueGlob: rule.value }] } },
    ],
    Actions: [{ InvokeApi: { ApiId: apiId, Stage, StripBasePath: true } }],
  });
}

/** What a host name says of the API behind it. */
export type ApiHost =
  /** `{api}.execute-api.{region}.amazonaws.com`, or its dual-stack form; `vpce`: the private form with an endpoint. */
  | {
      readonly form: "execute-api";
      readonly apiId: string;
      readonly region: string;
      readonly vpcEndpointId?: string;
    }
  /** The DNS name of a VPC endpoint: the API's id stands in the Host or x-apigw-api-id header. */
  | { readonly form: "vpc-endpoint"; readonly vpcEndpointId: string; readonly region: string }
  /** The address behind a custom domain, which DNS points at: nobody calls it by this name. */
  | { readonly form: "domain-target"; readonly region: string }
  | { readonly form: "other" };

const executeApi =
  /^([a-z0-9]{8,14})(?:-(vpce-[0-9a-f]{8,17}))?\.execute-api\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;
const domainTarget = /^d-[a-z0-9]+\.execute-api\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;
const vpcEndpoint =
  /^(vpce-[0-9a-f]{8,17})-[a-z0-9-]+\.execute-api\.([a-z0-9-]+)\.vpce\.amazonaws\.com(?:\.cn)?$/;

/**
 * Reads a host, lower-case. Forms:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function readApiHost(host: string): ApiHost {
  const target = domainTarget.exec(host);
  if (target) return { form: "domain-target", region: target[1] ?? "" };
  const own = executeApi.exec(host);
  if (own) {
    const [, apiId = "", vpcEndpointId, region = ""] = own;
    return { form: "execute-api", apiId, region, ...(vpcEndpointId ? { vpcEndpointId } : {}) };
  }
  const endpoint = vpcEndpoint.exec(host);
  if (endpoint) {
    return { form: "vpc-endpoint", vpcEndpointId: endpoint[1] ?? "", region: endpoint[2] ?? "" };
  }
  return { form: "other" };
}

/** Whether a wildcard domain (`*.example.com`) covers a host: one label, as certificates have it. */
export function domainCovers(domain: string, host: string): boolean {
  if (domain === host) return true;
  if (!domain.startsWith("*.")) return false;
  const dot = host.indexOf(".");
  return dot > 0 && host.slice(dot + 1) === domain.slice(2);
}

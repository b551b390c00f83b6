import type { Api } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Brought } from "../../model/brought";
import { readApiHost } from "../../routing/api/api-host";
import type { RequestTarget } from "../../routing/index";
import type { Caller, PolicyQuestion } from "../iam/judge-policy";
import { partitionOf } from "../partition";

/** A call, as the resource policy of a REST API is asked about it. */
export interface AskedPolicy {
  readonly question: PolicyQuestion;
  /** The path is the configured one, with its parameters, for no call was given. */
  readonly isPathOpen: boolean;
}

/**
 * What is known of a call: address and VPC endpoint as far as they were brought or stand in the host, the caller where
 * the method takes no signature. A public API is not called through a VPC endpoint.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function policyQuestion(
  chain: ApiChain,
  api: Pick<Api, "endpointTypes">,
  request: RequestTarget | undefined,
  { request: pasted }: Brought,
): AskedPolicy {
  const { scope, stage } = chain;
  const { path, isOpen } = pathOf(chain, request);
  const method = request?.method ?? (chain.httpMethod === "ANY" ? "GET" : chain.httpMethod);
  const isPrivate = api.endpointTypes.includes("PRIVATE");
  const host = request && readApiHost(request.host);
  const endpoint =
    host?.form === "execute-api" || host?.form === "vpc-endpoint" ? host.vpcEndpointId : undefined;
  const sourceIp = pasted?.sourceIp ?? request?.sourceIp;
  const caller: Caller = chain.kind === "rest-iam" ? { kind: "unknown" } : { kind: "anonymous" };
  return {
    question: {
      action: "execute-api:Invoke",
      resource: `arn:${partitionOf(scope.region)}:execute-api:${scope.region}:${scope.account}:${scope.id}/${stage}/${method}${path}`,
      caller,
      keys: {
        "aws:securetransport": "true",
        // Behind a VPC endpoint the address is another key's.
        ...(sourceIp === undefined || isPrivate ? {} : { "aws:sourceip": sourceIp }),
        ...(sourceIp !== undefined && isPrivate ? { "aws:vpcsourceip": sourceIp } : {}),
        ...(isPrivate ? {} : { "aws:sourcevpce": null, "aws:sourcevpc": null, "aws:vpcsourceip": null }),
        ...(isPrivate && endpoint !== undefined ? { "aws:sourcevpce": endpoint } : {}),
      },
    },
    isPathOpen: isOpen,
  };
}

/** The path below the stage. On a custom domain the mapping has taken part of it, so the configured one stands in. */
function pathOf(
  { stage, path }: ApiChain,
  request: RequestTarget | undefined,
): { readonly path: string; readonly isOpen: boolean } {
  const form = request && readApiHost(request.host).form;
  if (request && (form === "execute-api" || form === "vpc-endpoint")) {
    const prefix = `/${stage}`;
    if (request.path.startsWith(`${prefix}/`))
      return { path: request.path.slice(prefix.length), isOpen: false };
    if (request.path === prefix) return { path: "/", isOpen: false };
  }
  return { path, isOpen: path.includes("{") };
}

import {
  GetWebACLForResource$,
  type GetWebACLForResourceRequest,
  type GetWebACLForResourceResponse,
} from "@aws-sdk/client-wafv2";
import { awsError, byName, type Handler, operation, type Service } from "./service";

/** A resource without a web ACL is answered with none (https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACLForResource.html). */
const getWebAclForResource: Handler<GetWebACLForResourceRequest, GetWebACLForResourceResponse> = (
  { elbv2, wafv2 },
  { ResourceArn = "" },
) => {
  if (!elbv2.loadBalancers.some((row) => row.LoadBalancerArn === ResourceArn)) {
    return awsError("WAFNonexistentItemException", "The resource does not exist.");
  }
  const arn = wafv2?.associations[ResourceArn];
  return { WebACL: wafv2?.webAcls.find((row) => row.ARN === arn) };
};

/** https://docs.aws.amazon.com/waf/latest/APIReference/Welcome.html */
export const wafv2: Service = {
  name: "wafv2",
  protocol: "awsJson1_1",
  version: "2019-07-29",
  target: "AWSWAF_20190729",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDeniedException", message),
  throttled: () => awsError("ThrottlingException", "Rate exceeded"),
  expired: () => awsError("ExpiredTokenException", "The security token included in the request is expired"),
  resourceOf: ({ ResourceArn }) => (typeof ResourceArn === "string" ? ResourceArn : undefined),
  operations: byName([operation(GetWebACLForResource$, getWebAclForResource)]),
};

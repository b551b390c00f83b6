import { awsError, byName, type Service } from "../service";
import { doorChanges } from "./change-doors";
import { routeChanges } from "./change-routes";
import { gatewayOperations } from "./gateways";
import { networkOperations } from "./network";
import { prefixListOperations } from "./prefix-lists";
import { securityGroupOperations } from "./security-groups";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const ec2: Service = {
  name: "ec2",
  protocol: "ec2Query",
  version: "2016-11-15",
  target: "AmazonEC2",
  xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
  denied: (message) =>
    awsError("UnauthorizedOperation", `You are not authorized to perform this operation. ${message}`, 403),
  throttled: () => awsError("RequestLimitExceeded", "Request limit exceeded.", 503),
  expired: () => awsError("RequestExpired", "Request has expired."),
  resourceOf: () => undefined,
  operations: byName([
    ...networkOperations,
    ...gatewayOperations,
    ...securityGroupOperations,
    ...prefixListOperations,
    ...doorChanges,
    ...routeChanges,
  ]),
};

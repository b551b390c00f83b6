import "server-only";
import { partitionOf } from "../../facts/partition";

/**
 * How IAM names a thing of API Gateway, for errors and for the statement that allows it: `/restapis/{id}/stages`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-using-iam-policies-to-create-and-manage-apis.html
 */
export function apiGatewayArn(region: string, path: string): string {
  return `arn:${partitionOf(region)}:apigateway:${region}::${path}`;
}

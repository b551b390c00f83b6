import "server-only";
import {
  TestInvokeAuthorizerCommand,
  type TestInvokeAuthorizerCommandInput,
} from "@aws-sdk/client-api-gateway";
import { operation } from "../operation";

/**
 * Calls the authorizer's function; changes nothing of the API. Off unless the configuration says so.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
 */
export const testInvokeAuthorizer = operation(
  "apigateway",
  "apigateway:POST",
  (client, input: TestInvokeAuthorizerCommandInput, options) =>
    client.send(new TestInvokeAuthorizerCommand(input), options),
);

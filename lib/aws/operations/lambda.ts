import "server-only";
import {
  GetFunctionConfigurationCommand,
  type GetFunctionConfigurationCommandInput,
  GetPolicyCommand,
  type GetPolicyCommandInput,
} from "@aws-sdk/client-lambda";
import { operation } from "../operation";

export const getFunctionConfiguration = operation(
  "lambda",
  "lambda:GetFunctionConfiguration",
  (client, input: GetFunctionConfigurationCommandInput, options) =>
    client.send(new GetFunctionConfigurationCommand(input), options),
);
export const getPolicy = operation(
  "lambda",
  "lambda:GetPolicy",
  (client, input: GetPolicyCommandInput, options) => client.send(new GetPolicyCommand(input), options),
);

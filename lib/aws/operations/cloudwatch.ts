import "server-only";
import { GetMetricDataCommand, type GetMetricDataCommandInput } from "@aws-sdk/client-cloudwatch";
import { operation } from "../operation";

export const getMetricData = operation(
  "cloudwatch",
  "cloudwatch:GetMetricData",
  (client, input: GetMetricDataCommandInput, options) =>
    client.send(new GetMetricDataCommand(input), options),
);

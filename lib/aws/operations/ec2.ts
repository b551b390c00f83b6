import "server-only";
import {
  DescribeNetworkInterfacesCommand,
  type DescribeNetworkInterfacesCommandInput,
} from "@aws-sdk/client-ec2";
import { operation } from "../operation";

export const describeNetworkInterfaces = operation(
  "ec2",
  "ec2:DescribeNetworkInterfaces",
  (client, input: DescribeNetworkInterfacesCommandInput, options) =>
    client.send(new DescribeNetworkInterfacesCommand(input), options),
);

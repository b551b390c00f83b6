import "server-only";
import { GetCallerIdentityCommand, type GetCallerIdentityCommandInput } from "@aws-sdk/client-sts";
import { operation } from "../operation";

export const getCallerIdentity = operation(
  "sts",
  "sts:GetCallerIdentity",
  (client, input: GetCallerIdentityCommandInput, options) =>
    client.send(new GetCallerIdentityCommand(input), options),
);

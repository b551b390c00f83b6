import "server-only";
import { LookupEventsCommand, type LookupEventsCommandInput } from "@aws-sdk/client-cloudtrail";
import { operation } from "../operation";

export const lookupEvents = operation(
  "cloudtrail",
  "cloudtrail:LookupEvents",
  (client, input: LookupEventsCommandInput, options) => client.send(new LookupEventsCommand(input), options),
);

import "server-only";
import { GetWebACLForResourceCommand, type GetWebACLForResourceCommandInput } from "@aws-sdk/client-wafv2";
import { operation } from "../operation";

export const getWebAclForResource = operation(
  "wafv2",
  "wafv2:GetWebACLForResource",
  (client, input: GetWebACLForResourceCommandInput, options) =>
    client.send(new GetWebACLForResourceCommand(input), options),
);

import type { ProtocolName } from "../service";
import { jsonProtocol } from "./json-protocol";
import type { Protocol } from "./protocol";
import { queryProtocol } from "./query-protocol";
import { restJsonProtocol } from "./rest-json-protocol";
import { restXmlProtocol } from "./rest-xml-protocol";

export const PROTOCOLS: Readonly<Record<ProtocolName, Protocol>> = {
  awsQuery: queryProtocol("awsQuery"),
  ec2Query: queryProtocol("ec2Query"),
  awsJson1_0: jsonProtocol("1.0"),
  awsJson1_1: jsonProtocol("1.1"),
  restJson1: restJsonProtocol(),
  restXml: restXmlProtocol(),
};

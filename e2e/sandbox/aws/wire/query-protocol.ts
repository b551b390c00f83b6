import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { awsError, type Operation } from "../service";
import type { Protocol } from "./protocol";
import { type QueryDialect, readForm } from "./query-form";

const HEADERS = { "content-type": "text/xml;charset=UTF-8" };

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The members of an output as XML, without the element around them. */
function membersOf(operation: Operation, output: object): string {
  const schema = NormalizedSchema.of(operation.schema[5]);
  if (!schema.isStructSchema()) return "";
  const serializer = new XmlShapeSerializer({
    // 5: ISO 8601, the default of both query protocols.
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: "",
    serviceNamespace: operation.schema[1],
  });
  serializer.write(schema, output);
  const xml = String(serializer.flush());
  return xml.endsWith("/>") ? "" : xml.slice(xml.indexOf(">") + 1, xml.lastIndexOf("</"));
}

/**
 * awsQuery wraps the output twice and names the request in ResponseMetadata; EC2 does neither.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html · https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function queryProtocol(dialect: QueryDialect): Protocol {
  const formOf = (body: string) => new URLSearchParams(body);
  return {
    operationOf: (service, request) => {
      const form = formOf(request.body);
      return form.get("Version") === service.version ? (form.get("Action") ?? undefined) : undefined;
    },
    readInput: async (operation, request) => {
      const read = readForm(NormalizedSchema.of(operation.schema[4]), formOf(request.body), dialect);
      if (read.unknown.length === 0) return read.input;
      const code = dialect === "ec2Query" ? "UnknownParameter" : "ValidationError";
      return awsError(code, `The parameter ${read.unknown.join(", ")} is not recognized`);
    },
    writeOutput: (service, operation, output, requestId) => {
      const name = operation.schema[2];
      const members = membersOf(operation, output);
      const body =
        dialect === "ec2Query"
          ? `<requestId>${requestId}</requestId>${members}`
          : `<${name}Result>${members}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      return {
        status: 200,
        headers: { ...HEADERS, "x-amzn-requestid": requestId },
        body: `<${name}Response xmlns="${service.xmlNamespace}">${body}</${name}Response>`,
      };
    },
    writeError: (service, error, requestId) => {
      const [code, message] = [escapeText(error.code), escapeText(error.message)];
      const type = error.status < 500 ? "Sender" : "Receiver";
      const body =
        dialect === "ec2Query"
          ? `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`
          : `<ErrorResponse xmlns="${service.xmlNamespace}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
      return { status: error.status, headers: { ...HEADERS, "x-amzn-requestid": requestId }, body };
    },
    unknownOperation: (service, name) =>
      awsError("InvalidAction", `Could not find operation ${name} for version ${service.version}`),
  };
}

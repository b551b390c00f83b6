import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { awsError, type Operation } from "../service";
import type { Protocol, WireRequest } from "./protocol";
import { bindingOf } from "./rest-json-protocol";

const HEADERS = { "content-type": "application/xml" };

const escapeText = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

interface Asked {
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** Path-style: the bucket is the first segment, as the SDK writes it for an endpoint that is an address. */
function askedOf({ path }: WireRequest): Asked {
  const url = new URL(path, "http://aws.example");
  const [, bucket = "", ...rest] = url.pathname.split("/");
  return { bucket, key: decodeURIComponent(rest.join("/")), query: url.searchParams };
}

/**
 * restXml as Amazon S3 speaks it: an operation is known by its method, by whether there is a key, and by the constant
 * members of its query (`list-type=2`).
 * https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
 */
export function restXmlProtocol(): Protocol {
  return {
    operationOf: (service, request) => {
      const { key, query } = askedOf(request);
      const fits = ({ schema }: Operation) => {
        const [method, template] = bindingOf(schema);
        const [path = "", constants = ""] = template.split("?");
        const present = [...new URLSearchParams(constants)].every(
          ([name, value]) => query.get(name) === value,
        );
        return method === request.method && (path === "/{Key+}") === (key !== "") && present;
      };
      return Object.entries(service.operations).find(([, operation]) => fits(operation))?.[0];
    },
    readInput: async (operation, request) => {
      const schema = NormalizedSchema.of(operation.schema[4]);
      const { bucket, key, query } = askedOf(request);
      const input: Record<string, unknown> = { Bucket: bucket, ...(key === "" ? {} : { Key: key }) };
      for (const [name, member] of schema.isStructSchema() ? schema.structIterator() : []) {
        const { httpQuery, httpHeader } = member.getMergedTraits();
        const value =
          typeof httpQuery === "string"
            ? query.get(httpQuery)
            : typeof httpHeader === "string"
              ? request.headers[httpHeader.toLowerCase()]
              : undefined;
        if (typeof value === "string") input[name] = member.isNumericSchema() ? Number(value) : value;
      }
      return input;
    },
    writeOutput: (service, operation, output, requestId) => {
      const headers = { "x-amz-request-id": requestId };
      const [, , status] = bindingOf(operation.schema);
      if (operation.write) return { status, headers, body: operation.write(output) };
      const schema = NormalizedSchema.of(operation.schema[5]);
      const serializer = new XmlShapeSerializer({
        // 5: ISO 8601, the default of restXml.
        timestampFormat: { useTrait: true, default: 5 },
        httpBindings: false,
        xmlNamespace: service.xmlNamespace,
        serviceNamespace: operation.schema[1],
      });
      serializer.write(schema, output);
      const body = `<?xml version="1.0" encoding="UTF-8"?>\n${String(serializer.flush())}`;
      return { status, headers: { ...HEADERS, ...headers }, body };
    },
    // S3 wraps an error in nothing: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    writeError: (_, { code, message, status }, requestId) => ({
      status,
      headers: { ...HEADERS, "x-amz-request-id": requestId },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeText(code)}</Code><Message>${escapeText(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
    }),
    unknownOperation: () => awsError("MethodNotAllowed", "The specified method is not allowed", 405),
  };
}

import { JsonCodec2 } from "@smithy/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { awsError } from "../service";
import type { Protocol } from "./protocol";

/**
 * awsJson: the operation in `X-Amz-Target`, the error code in `__type`, 400 for every client error.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 *
 * Stricter than AWS in one point: a top-level member that the operation does not have is refused, as the AWS CLI
 * refuses it before sending, so that a fix which pastes a whole description back cannot pass here.
 */
export function jsonProtocol(version: "1.0" | "1.1"): Protocol {
  // 7: seconds since the epoch, the default of awsJson.
  const codec = new JsonCodec2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: false });
  const headers = (requestId: string) => ({
    "content-type": `application/x-amz-json-${version}`,
    "x-amzn-requestid": requestId,
  });
  return {
    operationOf: (service, request) => {
      const [target, name] = String(request.headers["x-amz-target"] ?? "").split(".");
      return target === service.target ? name : undefined;
    },
    readInput: async (operation, request) => {
      const schema = NormalizedSchema.of(operation.schema[4]);
      try {
        const sent: unknown = JSON.parse(request.body || "{}");
        if (typeof sent !== "object" || sent === null || Array.isArray(sent)) throw new Error("no object");
        const known = new Set(
          schema.isStructSchema() ? [...schema.structIterator()].map(([name]) => name) : [],
        );
        const unknown = Object.keys(sent).filter((key) => !known.has(key));
        if (unknown.length > 0) {
          return awsError("ValidationException", `Unknown parameter in input: "${unknown.join('", "')}"`);
        }
        const read: unknown = await codec.createDeserializer().read(schema, request.body || "{}");
        return { ...(read as Record<string, unknown>) };
      } catch {
        return awsError("SerializationException", "The request body is not a JSON object of this operation");
      }
    },
    writeOutput: (_, operation, output, requestId) => {
      const schema = NormalizedSchema.of(operation.schema[5]);
      const serializer = codec.createSerializer();
      serializer.write(schema, output);
      const body = schema.isStructSchema() ? new TextDecoder().decode(serializer.flush()) : "{}";
      return { status: 200, headers: headers(requestId), body };
    },
    writeError: (_, error, requestId) => ({
      status: error.status < 500 ? 400 : error.status,
      headers: { ...headers(requestId), "x-amzn-errortype": error.shape },
      body: JSON.stringify({ __type: error.shape, message: error.message }),
    }),
    unknownOperation: (_, name) => awsError("UnknownOperationException", `Unknown operation ${name}`),
  };
}

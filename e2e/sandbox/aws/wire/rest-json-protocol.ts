import { JsonCodec2 } from "@smithy/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { awsError, type Operation, type OperationSchema } from "../service";
import type { Protocol, WireRequest } from "./protocol";

/**
 * The HTTP binding of an operation, as its SDK carries it: `["GET", "/restapis/{restApiId}", 200]`.
 * https://smithy.io/2.0/spec/http-bindings.html
 */
export function bindingOf(schema: OperationSchema): readonly [string, string, number] {
  const { http } = schema[3] as unknown as { http: readonly [string, string, number] };
  return http;
}

/** What stands for each `{label}` of the path, decoded; undefined: the path is another. */
function labelsOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const asked = path.split("/");
  if (wanted.length !== asked.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const own = asked[at] ?? "";
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label === undefined && part !== own) return undefined;
    if (label !== undefined) labels[label] = decodeURIComponent(own);
  }
  return labels;
}

const urlOf = ({ path }: WireRequest) => new URL(path, "http://aws.example");

function labelsFor(operation: Operation, request: WireRequest): Record<string, string> | undefined {
  const [method, template] = bindingOf(operation.schema);
  return method === request.method ? labelsOf(template, urlOf(request).pathname) : undefined;
}

/** A value of the query, as its member wants it. */
function queryValue(member: NormalizedSchema, values: readonly string[]): unknown {
  if (member.isListSchema()) return values;
  const [value = ""] = values;
  if (member.isNumericSchema()) return Number(value);
  return member.isBooleanSchema() ? value === "true" : value;
}

/**
 * restJson1: the operation by method and path, its input in path, query and body, errors by header.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function restJsonProtocol(): Protocol {
  // 7: seconds since the epoch, the default of restJson.
  const codec = new JsonCodec2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: true });
  const json = { "content-type": "application/json" };
  return {
    operationOf: (service, request) =>
      Object.entries(service.operations).find(([, operation]) => labelsFor(operation, request))?.[0],
    readInput: async (operation, request) => {
      const schema = NormalizedSchema.of(operation.schema[4]);
      const labels = labelsFor(operation, request) ?? {};
      const query = urlOf(request).searchParams;
      const bound = new Set<string>();
      const input: Record<string, unknown> = {};
      const members = schema.isStructSchema() ? [...schema.structIterator()] : [];
      for (const [name, member] of members) {
        const { httpLabel, httpQuery } = member.getMergedTraits();
        if (httpLabel !== undefined) input[name] = labels[name];
        if (typeof httpQuery !== "string" || !query.has(httpQuery)) continue;
        bound.add(httpQuery);
        input[name] = queryValue(member, query.getAll(httpQuery));
      }
      const rest = [...query].filter(([name]) => !bound.has(name));
      const others = members.find(([, member]) => member.getMergedTraits().httpQueryParams !== undefined);
      if (others) input[others[0]] = Object.fromEntries(rest);
      if (request.body === "") return input;
      try {
        const read: unknown = await codec.createDeserializer().read(schema, request.body);
        return { ...(read as Record<string, unknown>), ...input };
      } catch {
        return awsError("BadRequestException", "The request body is not the JSON of this operation");
      }
    },
    writeOutput: (_, operation, output, requestId) => {
      const headers = { ...json, "x-amzn-requestid": requestId };
      const [, , status] = bindingOf(operation.schema);
      if (operation.write) return { status, headers, body: operation.write(output) };
      const schema = NormalizedSchema.of(operation.schema[5]);
      if (!schema.isStructSchema()) return { status, headers, body: "" };
      const serializer = codec.createSerializer();
      serializer.write(schema, output);
      return { status, headers, body: new TextDecoder().decode(serializer.flush()) };
    },
    writeError: (_, error, requestId) => ({
      status: error.status,
      headers: { ...json, "x-amzn-requestid": requestId, "x-amzn-errortype": error.shape },
      body: JSON.stringify({ message: error.message }),
    }),
    unknownOperation: () =>
      awsError("MissingAuthenticationTokenException", "Missing Authentication Token", 403),
  };
}

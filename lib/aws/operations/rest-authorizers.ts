import "server-only";
import { GetAuthorizersCommand, type GetAuthorizersCommandInput } from "@aws-sdk/client-api-gateway";
import { operation } from "../operation";

/** The answer as it came: the SDK's model has no authorizers of type JWT, and would drop their configuration. */
export interface RawAuthorizers {
  /** A list called `item`, and `position` of the next page. */
  readonly json: unknown;
}

/** What the command's middleware sees of an answer. */
interface RawResponse {
  body: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetAuthorizers.html, read before the SDK does:
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/middleware-stack.html
 */
export const getRestAuthorizers = operation(
  "apigateway",
  "apigateway:GET",
  async (client, input: GetAuthorizersCommandInput, options): Promise<RawAuthorizers> => {
    const command = new GetAuthorizersCommand(input);
    let text = "";
    command.middlewareStack.add(
      (next) => async (received) => {
        const result = await next(received);
        const response = result.response as RawResponse;
        const bytes = await wholeBody(response.body);
        text = new TextDecoder().decode(bytes);
        response.body = bytes;
        return result;
      },
      { step: "deserialize", priority: "low", name: "keepRawBody" },
    );
    await client.send(command, options);
    return { json: JSON.parse(text) };
  },
);

async function wholeBody(body: RawResponse["body"]): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The token of a program that calls a host of the world: what a browser's walk does not have. */
import { type Dial, dialledRequest } from "../../sandbox/tls/dialled-request";
import type { World } from "../../sandbox/world";

/** The header that the host's API client sends, with a token that it gets anew; none where the host has no such client. */
export async function bearerFor(
  world: World,
  url: string,
  { dial, ca }: { readonly dial: Dial; readonly ca: string },
): Promise<{ readonly authorization?: string }> {
  const client = world.apiClients?.[new URL(url).hostname];
  if (client === undefined) return {};
  const exchange = await dialledRequest({
    url: new URL(client.tokenEndpoint),
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: client.scope }).toString(),
    dial,
    ca,
    timeoutMs: 15_000,
  });
  if (exchange.state !== "answered" || exchange.status !== 200) {
    const why = exchange.state === "answered" ? exchange.body : exchange.message;
    throw new Error(`no token from ${client.tokenEndpoint}: ${why}`);
  }
  const { access_token: token } = JSON.parse(exchange.body) as { access_token: string };
  return { authorization: `Bearer ${token}` };
}

import "server-only";
import { randomUUID } from "node:crypto";
import { describeUserPoolClient } from "../../aws/operations/cognito";
import { callbackUrl } from "../../facts/cognito-addresses";
import type { TokenProbe } from "../../model/authorization-probe";
import type { ClientOfChain } from "../../model/chain";
import { type Gathered, ok, skipped } from "../../model/gathered";
import type { Probe } from "../../outbound";
import { readOne } from "../answers";
import { type GatherContext, placeOfAccount } from "../context";
import { endpointProbe } from "./endpoint-probe";

export const actions = [describeUserPoolClient.action];

/**
 * Offers a made-up code to a user pool's token endpoint, with the secret that the pool itself holds: read here, used
 * here, and gone with the return. `invalid_grant` says that the client was accepted, `invalid_client` that it was not.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function askTokenEndpoint(
  ctx: GatherContext,
  { poolId, clientId, account, region }: ClientOfChain,
  tokenEndpoint: string,
  host: string,
  signal: AbortSignal,
): Promise<Gathered<TokenProbe>> {
  const place = await placeOfAccount(ctx, account, region);
  if (place.state !== "ok") return place;
  const credentials = await readOne(
    ctx.session,
    place.value,
    describeUserPoolClient,
    { UserPoolId: poolId, ClientId: clientId },
    `${poolId}/${clientId}`,
    // Basic as Cognito takes it: id and secret as they are, without RFC 6749's form encoding.
    ({ UserPoolClient: client }) =>
      client && { basic: client.ClientSecret && btoa(`${clientId}:${client.ClientSecret}`) },
  );
  if (credentials.state !== "ok") return credentials;
  const { basic } = credentials.value;
  if (!basic) return skipped("the app client has no secret");
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code: randomUUID(),
    redirect_uri: callbackUrl(host),
  });
  const probe = await ctx.outbound.get(tokenEndpoint, {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Basic ${basic}`,
    },
    body: body.toString(),
    signal,
  });
  return ok({ probe: endpointProbe(probe), ...outcomeOf(probe) });
}

/** RFC 6749, 5.2. An answer that is anything but a refusal in its words says nothing. */
export function outcomeOf(probe: Probe): Pick<TokenProbe, "outcome" | "error"> {
  const error = probe.state === "answered" && probe.status >= 400 ? errorOf(probe.body) : "";
  if (error === "invalid_grant") return { outcome: "client-accepted", error };
  if (error === "invalid_client") return { outcome: "client-rejected", error };
  return { outcome: "unclear", error };
}

/** The code alone: a description may repeat what was sent. */
function errorOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    const error = typeof value === "object" && value !== null && "error" in value ? value.error : undefined;
    return typeof error === "string" && /^[a-z_]{1,40}$/.test(error) ? error : "";
  } catch {
    return "";
  }
}

import "server-only";
import type { customFetch, DiscoveryRequestOptions } from "openid-client";
import type { Outbound } from "../../outbound/index";

/** Lets a library that fetches go through the outbound door. */
export function outboundFetch(
  outbound: Outbound,
  issuer: string,
): NonNullable<DiscoveryRequestOptions[typeof customFetch]> {
  const { port } = new URL(issuer);
  const place = port === "" ? {} : { allowPort: Number(port) };
  return async (url, { method, headers, body, signal }) => {
    const given = new Headers(headers);
    const accept = given.get("accept") ?? "application/json";
    const authorization = given.get("authorization");
    const common = { ...place, ...(signal ? { signal } : {}) };
    const probe = await outbound.get(
      url,
      method === "POST"
        ? {
            ...common,
            method,
            body: String(body),
            headers: {
              accept,
              "content-type": given.get("content-type") ?? "application/x-www-form-urlencoded",
              ...(authorization?.startsWith("Basic ")
                ? { authorization: authorization as `Basic ${string}` }
                : {}),
            },
          }
        : { ...common, headers: { accept } },
    );
    if (probe.state === "failed") throw Object.assign(new Error(probe.message), { code: probe.code });
    const type = probe.headers["content-type"];
    return new Response(probe.body, {
      status: probe.status,
      headers: type === undefined ? {} : { "content-type": type },
    });
  };
}

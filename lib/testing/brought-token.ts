import type { Brought } from "../model/brought";

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A pasted request with a token of these claims, which nobody signed. */
export function sending(claims: object, alg = "RS256", header = "Authorization"): Brought {
  const token = `${part({ alg, kid: "key-1" })}.${part(claims)}.${"A".repeat(342)}`;
  return { request: { headers: [{ name: header, value: `Bearer ${token}` }] } };
}

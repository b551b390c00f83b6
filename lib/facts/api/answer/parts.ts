import type { BroughtResponse } from "../../../model/brought";

/** A header's value; several of one name joined as HTTP allows (RFC 9110, 5.2). */
export function headerOf({ headers }: Pick<BroughtResponse, "headers">, name: string): string | undefined {
  const values = headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value);
  return values.length === 0 ? undefined : values.join(", ");
}

/**
 * `message` of a JSON body, which AWS also writes `Message`. Null: it is there and null. Undefined: the body is no JSON
 * object, or has none.
 */
export function messageOf({ body }: Pick<BroughtResponse, "body">): string | null | undefined {
  if (body.length > 100_000) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const [, message] = Object.entries(value).find(([name]) => name.toLowerCase() === "message") ?? [];
    return typeof message === "string" || message === null ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The exception that AWS names, without the address that some services add to it. */
export function errorTypeOf(response: Pick<BroughtResponse, "headers">): string | undefined {
  return headerOf(response, "x-amzn-errortype")?.split(/[:,]/)[0]?.trim();
}

import "server-only";
import { hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";

/** A cookie that only this server reads and writes: a JWE (RFC 7516) with a key of the operator's secret. */
export interface SealedCookie {
  readonly name: string;
  /** Value of a Set-Cookie header. */
  seal(content: Readonly<Record<string, unknown>>, now: Date): Promise<string>;
  /** What the request carries; null where that is nothing, not ours, or over. */
  open(headers: Headers, now: Date): Promise<Readonly<Record<string, unknown>> | null>;
  /** Value of a Set-Cookie header that takes it away. */
  end(): string;
}

interface CookieSettings {
  /** What it is for: one kind is never taken for another. */
  readonly purpose: "session" | "flow";
  readonly secret: string;
  /** Over https, the name itself makes browsers insist on Secure and on this host: RFC 6265bis, 4.1.3.2. */
  readonly secure: boolean;
  readonly seconds: number;
}

export function createSealedCookie({ purpose, secret, secure, seconds }: CookieSettings): SealedCookie {
  const name = `${secure ? "__Host-" : ""}authpath-${purpose}`;
  const key = new Uint8Array(hkdfSync("sha256", secret, "authpath", purpose, 32));
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    name,
    async seal(content, now) {
      const sealed = await new EncryptJWT({ content })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setAudience(purpose)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + seconds * 1000))
        .encrypt(key);
      return `${name}=${sealed}; ${attributes}; Max-Age=${seconds}`;
    },
    async open(headers, now) {
      const value = cookieValue(headers.get("cookie") ?? "", name);
      if (value === null) return null;
      try {
        const options = { audience: purpose, currentDate: now, requiredClaims: ["exp"] };
        const algorithms = { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] };
        const { payload } = await jwtDecrypt(value, key, { ...options, ...algorithms });
        const { content } = payload;
        return typeof content === "object" && content !== null ? { ...content } : null;
      } catch {
        return null;
      }
    },
    end: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

/** Null also where the name stands twice: which of the two is ours cannot be told. */
function cookieValue(header: string, name: string): string | null {
  const values = header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Values that only the front door can read: session cookies and `state`. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const NONCE = 12;
const TAG = 16;

export interface Sealer {
  /** AES-256-GCM over the deflated JSON of `value`, base64url. */
  seal(value: unknown): string;
  /** The value sealed, or undefined where the text was not made by this sealer. */
  open(text: string): unknown;
}

export function createSealer(): Sealer {
  const key = randomBytes(32);
  return {
    seal: (value) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const text = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(value))), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
    },
    open: (text) => {
      const octets = Buffer.from(text, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, octets.subarray(0, NONCE), {
          authTagLength: TAG,
        });
        decipher.setAuthTag(octets.subarray(NONCE, NONCE + TAG));
        const plain = Buffer.concat([decipher.update(octets.subarray(NONCE + TAG)), decipher.final()]);
        return JSON.parse(inflateRawSync(plain).toString("utf8"));
      } catch {
        return undefined;
      }
    },
  };
}

import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { CompactEncrypt, compactDecrypt } from "jose";

/** What leaves the process to be kept: neither its name nor its content says anything to whoever keeps it. */
export interface Seal {
  /** The name under which a thing is kept: a keyed hash. */
  nameOf(...parts: readonly string[]): string;
  /** A keyed hash of a text: the same text has the same. */
  versionOf(text: string): string;
  /** A JWE (RFC 7516) of the text, compressed and bound to its name. */
  seal(name: string, text: string): Promise<string>;
  /** Null where it is not ours, or was kept under another name. */
  open(name: string, sealed: string): Promise<string | null>;
}

const packed = promisify(gzip);
const unpacked = promisify(gunzip);
/** What opens to more than this was not kept by this dashboard. */
const MOST_BYTES = 64 * 1024 * 1024;

export function createSeal(secret: string): Seal {
  const keyFor = (purpose: string) =>
    new Uint8Array(hkdfSync("sha256", secret, "authpath shared cache", purpose, 32));
  const [content, names, versions] = ["content", "names", "versions"].map(keyFor) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const hash = (key: Uint8Array, text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    nameOf: (...parts) => hash(names, JSON.stringify(parts)),
    versionOf: (text) => hash(versions, text),
    async seal(name, text) {
      return new CompactEncrypt(await packed(text))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", name })
        .encrypt(content);
    },
    async open(name, sealed) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, content, {
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        });
        if (protectedHeader.name !== name) return null;
        return (await unpacked(plaintext, { maxOutputLength: MOST_BYTES })).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

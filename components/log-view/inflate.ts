/** Takes a gzip stream in pieces and gives what is in it. */
export interface Inflater {
  /** Resolves when the piece before this one is inflated and handed on. */
  push(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends the stream. Null, or why it did not end well: what came before was handed on. */
  end(): Promise<string | null>;
  /** Gives the stream up. */
  cancel(): void;
}

/**
 * The browser's own inflater. A fault discards what a piece gave before it, so pieces should be small; and the last
 * byte goes alone, as only the end of the stream shows that it was cut off.
 * https://compression.spec.whatwg.org/#decompressionstream
 */
export function createInflater(take: (bytes: Uint8Array) => void): Inflater {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let fault: unknown = null;
  const drained = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      take(value);
    }
  })().catch((error: unknown) => {
    fault ??= error;
  });
  let held: Uint8Array<ArrayBuffer> | null = null;

  const write = async (bytes: Uint8Array<ArrayBuffer>) => {
    if (fault !== null) return;
    try {
      await writer.ready;
      await writer.write(bytes);
    } catch (error) {
      fault ??= error;
    }
  };

  return {
    async push(bytes) {
      if (held) await write(held);
      held = bytes;
    },
    async end() {
      if (held) {
        await write(held.subarray(0, -1));
        await write(held.subarray(-1));
      }
      // A stream that failed cannot be closed; its fault is known already.
      await writer.close().catch((error: unknown) => {
        fault ??= error;
      });
      await drained;
      return fault === null ? null : problemOf(fault);
    },
    cancel() {
      // What it rejects with is the cancelling itself.
      writer.abort().catch(() => {});
      reader.cancel().catch(() => {});
    },
  };
}

/** Browsers word it each in their own way; where the words tell nothing, both causes are named. */
function problemOf(fault: unknown): string {
  const words = fault instanceof Error ? fault.message : "";
  if (/junk|trailing|additional|after/i.test(words)) {
    return "after its gzip stream comes more, which a browser does not read (several files joined into one?); count it with npx authpath logs";
  }
  if (/truncat|unexpected end|incomplete/i.test(words)) {
    return "the gzip stream ends early; the lines before its end are counted";
  }
  return "the gzip stream is damaged or cut off; the lines before that are counted";
}

import "server-only";
import { rootCertificates } from "node:tls";

export interface StoreSettings {
  /** `redis://` or `rediss://`, with user and password where there are any. */
  readonly url: string;
  /** PEM text of roots beside the public ones. */
  readonly ca: readonly string[];
}

/** How it stands with the store. None of it is a secret: it is logged and shown. */
export type StoreState =
  | { readonly state: "connecting" | "up" }
  /** `reason`: a code of Node's or of the store's own. */
  | { readonly state: "down"; readonly reason: string };

/** What is asked of it. */
interface Commands {
  eval(script: string, given: { keys: string[]; arguments: string[] }): Promise<unknown>;
  hGet(key: string, field: string): Promise<unknown>;
}

/** Redis or Valkey, as far as it can be reached. */
export interface Store {
  /** Undefined: out of reach, or too slow. Never rejects. */
  ask<T>(command: (commands: Commands) => Promise<T>): Promise<T | undefined>;
  state(): StoreState;
  close(): void;
}

/** The store is beside the server: what takes longer is slower than not having it. */
const ANSWER_MS = 1_000;
/** For so long a store that did not answer is not asked again. */
const SILENT_MS = 5_000;
const CONNECT_MS = 5_000;
const LONGEST_PAUSE_MS = 10_000;

/** `onChange` hears when it comes or goes, once each time. */
export function openStore({ url, ca }: StoreSettings, onChange: (state: StoreState) => void): Store {
  let state: StoreState = { state: "connecting" };
  let silentUntil = 0;
  const become = (next: StoreState) => {
    const changes = next.state !== state.state;
    state = next;
    if (changes) onChange(next);
  };
  const isDown = (error: unknown) => become({ state: "down", reason: reasonOf(error) });
  let client: Awaited<ReturnType<typeof connect>> | undefined;
  const connecting = connect(url, ca).then((made) => {
    client = made;
    made.on("ready", () => become({ state: "up" }));
    made.on("error", isDown);
    return made.connect();
  });
  connecting.catch(isDown);

  return {
    state: () => state,
    close: () => void connecting.catch(() => {}).then(() => client?.destroy()),
    async ask(command) {
      if (!client?.isReady || performance.now() < silentUntil) return undefined;
      const late = AbortSignal.timeout(ANSWER_MS);
      try {
        const given = await Promise.race([command(client), rejectedBy(late)]);
        become({ state: "up" });
        return given;
      } catch (error) {
        silentUntil = performance.now() + SILENT_MS;
        if (late.aborted) become({ state: "down", reason: "ETIMEDOUT" });
        else isDown(error);
        return undefined;
      }
    },
  };
}

/** Only where a store is configured is its client loaded. */
async function connect(url: string, ca: readonly string[]) {
  const { createClient } = await import("@redis/client");
  const isTls = new URL(url).protocol === "rediss:";
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (retries) => Math.min(LONGEST_PAUSE_MS, 250 * 2 ** retries),
      ...(isTls ? { tls: true, ca: [...rootCertificates, ...ca] } : {}),
    },
  });
}

/** What came while this process was busy with something else is read first: it is no fault of the store. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setImmediate(() => reject(signal.reason)), { once: true });
  });
}

/** `ECONNREFUSED`, `WRONGPASS`: never a message, which may hold what was sent. */
function reasonOf(error: unknown): string {
  const { code, message, name } = error as { code?: unknown; message?: unknown; name?: unknown };
  if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code;
  return /^[A-Z]{3,20}\b/.exec(String(message))?.[0] ?? String(name);
}

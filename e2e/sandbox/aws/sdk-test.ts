/** What the tests through the real SDK clients share: a sandbox with pages of two, and ways to ask it. */
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { RegionState } from "../world";
import { type AwsSandbox, startAwsSandbox } from "./index";
import { richWorld } from "./rich-world";

/** The clock of these sandboxes. */
export const NOW = new Date("2026-10-07T00:00:00Z");

/** Starts a sandbox for the tests of a file, with a fresh world for each. */
export function sandboxForTests(): {
  readonly aws: () => AwsSandbox;
  /** For the constructor of an SDK client. */
  readonly config: () => {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };
  /** The Region that the worlds are in, live. */
  readonly state: () => RegionState;
} {
  let aws: AwsSandbox | undefined;
  const running = () => {
    if (aws === undefined) throw new Error("the sandbox is not running");
    return aws;
  };
  beforeAll(async () => {
    aws = await startAwsSandbox(richWorld(), { pageSize: 2, now: () => NOW });
  });
  beforeEach(() => running().setWorld(richWorld()));
  afterAll(() => running().close());
  return {
    aws: running,
    config: () => ({
      endpoint: running().url,
      region: "eu-west-1",
      credentials: { accessKeyId: "AKIASANDBOX", secretAccessKey: "any" },
      maxAttempts: 1,
    }),
    state: () => pick(running().world().accounts[0]?.regions["eu-west-1"]),
  };
}

/** The row, which has to be there. */
export function pick<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("no such row");
  return row;
}

/** Follows the tokens to the end and demands pages of two, full but for the last, and none that is empty. */
export async function all<T>(
  ask: (token: string | undefined) => Promise<{ rows: T[] | undefined; next: string | undefined }>,
): Promise<T[]> {
  const rows: T[] = [];
  const sizes: number[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    sizes.push(page.rows?.length ?? 0);
    rows.push(...(page.rows ?? []));
    token = page.next;
  } while (token !== undefined);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
  expect(sizes.length).toBe(Math.max(1, Math.ceil(rows.length / 2)));
  return rows;
}

/** How a call fails, as the SDK tells it; "answered" where it does not. */
export async function failure(call: Promise<unknown>) {
  return call.then(
    () => "answered" as const,
    (error: Error & { $metadata?: { httpStatusCode?: number; requestId?: string } }) => ({
      name: error.name,
      message: error.message,
      status: error.$metadata?.httpStatusCode,
      traced: error.$metadata?.requestId !== undefined,
    }),
  );
}

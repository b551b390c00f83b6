import { createHash } from "node:crypto";
import type { World } from "../world";

export type User = World["users"][number];

/** What every user of every world signs in with. */
export const PASSWORD = "correct horse";

export function signIn(world: World, username: string, password: string): User | undefined {
  if (password !== PASSWORD) return undefined;
  return world.users.find((user) => user.username === username);
}

/** The user's `sub`: as its claims say, else a UUID made of the name. */
export function subjectOf(user: User): string {
  if (typeof user.claims.sub === "string") return user.claims.sub;
  const hex = createHash("sha256").update(user.username).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

import "server-only";
import type { Viewer } from "./access/viewer";
import { type Config, config } from "./config/index";

type Accounts = Config["accounts"];

/** The configured accounts that somebody may see. */
export function accountsOf({ accounts }: Pick<Viewer, "accounts">, all: Accounts): Accounts {
  return accounts === "all" ? all : all.filter(({ id }) => id !== undefined && accounts.includes(id));
}

/**
 * Something that holds what was read, once for all who may see the same accounts. What one holds, nobody sees who may
 * see less: there is no cache that two of them share.
 */
export function perView<T>(make: (accounts: Accounts) => T): (viewer: Viewer) => T {
  const views = new Map<string, T>();
  return (viewer) => {
    const key = viewer.accounts === "all" ? "all" : viewer.accounts.join();
    const known = views.get(key);
    if (known !== undefined) return known;
    const view = make(accountsOf(viewer, config().accounts));
    views.set(key, view);
    return view;
  };
}

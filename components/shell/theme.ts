/** `system` follows the reader's system. */
export type Theme = "system" | "light" | "dark";

export const themeCookie = "theme";

export const themes: readonly Theme[] = ["system", "light", "dark"];

/** The theme that a cookie names; `system` for anything else. */
export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
}

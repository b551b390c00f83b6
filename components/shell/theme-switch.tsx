"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/components/ui/actions";
import type { Theme } from "./theme";
import { nextTheme, themeCookie, themes } from "./theme";

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** System, light, dark, in a circle; on a phone the palette has them. Only the name of the theme is kept. */
export function ThemeSwitch({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = icons[theme];
  const change = (next: Theme) => {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    void keep(next);
  };
  const others = themes.filter((each) => each !== theme);
  useActions(
    others.map((each) => ({ id: `theme-${each}`, name: `Theme: ${each}`, run: () => change(each) })),
    "everywhere",
  );
  return (
    <button
      type="button"
      className="button button-bare max-md:hidden"
      aria-label={`Theme: ${theme}. Change to ${nextTheme(theme)}`}
      title={`Theme: ${theme}`}
      onClick={() => change(nextTheme(theme))}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}

/** Absent in old browsers and over plain HTTP: there the choice lasts as long as the page. */
async function keep(theme: Theme): Promise<void> {
  if (!("cookieStore" in window)) return;
  const year = 365 * 24 * 3_600 * 1_000;
  await cookieStore.set({ name: themeCookie, value: theme, expires: Date.now() + year, sameSite: "strict" });
}

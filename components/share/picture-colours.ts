import type { ShownStatus } from "@/lib/format/status";

/** Colours of a picture that stands by itself: those of `app/globals.css`, which no file outside of the page can read. */
export interface PictureColours {
  readonly bg: string;
  readonly surface: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly status: Readonly<Record<ShownStatus, string>>;
  readonly tint: Readonly<Record<"fails" | "likely" | "by-design", string>>;
}

export const pictureColours: Readonly<Record<"light" | "dark", PictureColours>> = {
  light: {
    bg: "#f9fafb",
    surface: "#ffffff",
    lineStrong: "#81878d",
    text: "#161b20",
    text2: "#4a5157",
    text3: "#60676e",
    status: {
      fails: "#b7191c",
      likely: "#915006",
      unknown: "#703ba1",
      "by-design": "#016770",
      passes: "#197037",
      "not-reached": "#60676e",
      "not-applicable": "#60676e",
    },
    tint: { fails: "#ffefee", likely: "#fff3df", "by-design": "#e9f7f8" },
  },
  dark: {
    bg: "#0c0f12",
    surface: "#14181b",
    lineStrong: "#6e757d",
    text: "#e9ebee",
    text2: "#b0b5ba",
    text3: "#969ca3",
    status: {
      fails: "#fc7a73",
      likely: "#f0ba59",
      unknown: "#c6a0f2",
      "by-design": "#71cfd9",
      passes: "#6dd48d",
      "not-reached": "#969ca3",
      "not-applicable": "#969ca3",
    },
    tint: { fails: "#3d1a1a", likely: "#32230e", "by-design": "#132b2d" },
  },
};

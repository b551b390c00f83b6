import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import { Activity, type ReactNode } from "react";
import { Footer } from "@/components/shell/footer";
import { readTheme, themeCookie } from "@/components/shell/theme";
import { TopBar } from "@/components/shell/top-bar";
import { viewerIfAny } from "@/lib/server/access/page-viewer";
import "./globals.css";

const geist = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  variable: "--font-geist",
  weight: "100 900",
});
const geistMono = localFont({
  src: "../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: "Authpath", template: "%s · Authpath" },
  description: "Finds the broken hop in an AWS sign-in chain.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14181b" },
  ],
};

/** Reading the headers (for who asks) makes every page dynamic: only then each answer's scripts carry that answer's nonce. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const viewer = await viewerIfAny();
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html
      lang="en"
      className={`${geist.variable} ${geistMono.variable}`}
      {...(theme === "system" ? {} : { "data-theme": theme })}
      // The theme switch changes the attribute before a soft navigation renders it anew.
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col">
        <TopBar theme={theme} />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          <Activity>{children}</Activity>
        </main>
        <Footer viewer={viewer === null || viewer.subject === null ? null : viewer.name} />
      </body>
    </html>
  );
}

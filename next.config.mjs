/** Assets are served past `proxy.ts`, which sets these for pages: nothing of ours may be framed, sniffed or embedded. */
const assetHeaders = [
  // A worker's policy is that of its own file: it may load code of ours, and reach nothing.
  { key: "Content-Security-Policy", value: "default-src 'none'; script-src 'self'; frame-ancestors 'none'" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Content-Type-Options", value: "nosniff" },
];

/** Answers that Next makes before a route runs, such as 405, have no headers of ours otherwise. */
const apiHeaders = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
  ...assetHeaders.slice(1),
];

/** @type {import('next').NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Next ships its image library with every server; no image is made here.
  outputFileTracingExcludes: { "*": ["node_modules/@img/**", "node_modules/sharp/**"] },
  headers: async () => [
    { source: "/_next/:path*", headers: assetHeaders },
    { source: "/api/:path*", headers: apiHeaders },
  ],
};

export default config;

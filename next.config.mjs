import { assetPolicy } from "./deploy/asset-policy.mjs";

/** @type {import('next').NextConfig} */
const config = {
  output: "standalone",
  // Loaded by those alone who configure them, as they were published.
  serverExternalPackages: [
    "@redis/client",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace",
  ],
  // `npm test` checks them on its own: a build would only do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Next ships its image library with every server; no image is made here.
  outputFileTracingExcludes: { "*": ["node_modules/@img/**", "node_modules/sharp/**"] },
  headers: async () => [
    {
      source: "/_next/:path*",
      headers: [{ key: "Content-Security-Policy", value: assetPolicy }],
    },
  ],
};

export default config;

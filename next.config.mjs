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
      headers: [
        // A worker's policy is that of its own file: it may load code of ours, and reach nothing.
        {
          key: "Content-Security-Policy",
          value: "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
        },
      ],
    },
  ],
};

export default config;

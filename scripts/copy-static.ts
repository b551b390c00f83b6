/** The standalone output leaves out what a CDN could serve; here the server serves it. Its entry point stands beside it. */
import { cpSync, existsSync } from "node:fs";

cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
cpSync("deploy/start.mjs", ".next/standalone/start.mjs");
if (existsSync("public")) cpSync("public", ".next/standalone/public", { recursive: true });

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";

/** One layout of the figure: `files` gzip files of `fileBytes` bytes of log lines each. */
export type LogLayout = { readonly layout: string; readonly files: number; readonly fileBytes: number };

/** What was written: the paths, and what an exact reader must count in them. */
export type WrittenLogs = {
  readonly paths: readonly string[];
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly lines: number;
  readonly reasonLines: number;
};

const compress = promisify(gzip);

const agents = [
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
  "Mozilla/5.0 (compatible; uptime/2.1; +https://status.example.net/agent)",
  "okhttp/4.12.0",
];
const hosts = ["app.example.com", "shop.example.com", "admin.example.com", "api.example.com"];
const paths = ["/", "/orders", "/orders/items", "/api/v1/products", "/static/js/main.js", "/account/profile"];
const failures = [
  { status: 561, reason: "AuthTokenEpRequestFailed" },
  { status: 401, reason: "AuthInvalidStateParam" },
  { status: 401, reason: "AuthMissingAWSALBAuthNonce" },
  { status: 401, reason: "AuthInvalidIdToken" },
  { status: 500, reason: "AuthTokenEpRequestTimeout" },
  { status: 500, reason: "AuthUserinfoResponseSizeExceeded" },
];

type Random = { below(limit: number): number; hex(digits: number): string };

/** A seeded generator (mulberry32), so that every run reads the same bytes. */
function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const word = () => next().toString(16).padStart(8, "0");
  return {
    below: (limit) => Math.floor((next() / 4_294_967_296) * limit),
    hex: (digits) => {
      let text = "";
      while (text.length < digits) text += word();
      return text.slice(0, digits);
    },
  };
}

function pick<T>(list: readonly T[], random: Random): T {
  const item = list[random.below(list.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function timestamp(ms: number, random: Random): string {
  const micros = random.below(1000).toString().padStart(3, "0");
  return new Date(ms).toISOString().replace("Z", `${micros}Z`);
}

const arn = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067";

/** One line of 36 fields in the shape of the AWS page; one in 25 is a failed sign-in. */
function logLine(ms: number, random: Random): { line: string; failed: boolean } {
  const failed = random.below(25) === 0;
  const host = pick(hosts, random);
  const client = `${203 + random.below(5)}.0.${random.below(256)}.${random.below(256)}:${1024 + random.below(60_000)}`;
  const time = timestamp(ms, random);
  const created = timestamp(ms - 1 - random.below(90), random);
  const ids = `"Root=1-${random.hex(8)}-${random.hex(24)}" "${host}" "${arn}"`;
  const agent = `"${pick(agents, random)}" TLS_AES_128_GCM_SHA256 TLSv1.3`;
  const end = `TID_${random.hex(32)} "-" "-" "-" 198.51.100.${20 + random.below(4)} - -`;
  const received = 300 + random.below(900);
  if (failed) {
    const { status, reason } = pick(failures, random);
    const url = `https://${host}:443/oauth2/idpresponse?code=${random.hex(36)}&state=${random.hex(48)}`;
    const rule = status === 401 ? -1 : 10;
    return {
      failed,
      line: `h2 ${time} app/shop-alb/50dc6c495c0c9188 ${client} - -1 -1 -1 ${status} - ${received} 360 "GET ${url} HTTP/2.0" ${agent} - ${ids} ${rule} ${created} "authenticate" "-" "${reason}" "-" "-" "-" "-" ${end}\n`,
    };
  }
  const target = `10.0.${random.below(4)}.${random.below(256)}:8080`;
  const seconds = `0.00${random.below(9)} 0.${random.hex(3).replace(/\D/g, "0")} 0.000`;
  const query = random.below(3) === 0 ? `?page=${random.below(500)}&session=${random.hex(16)}` : "";
  const url = `https://${host}:443${pick(paths, random)}/${random.below(100_000)}${query}`;
  return {
    failed,
    line: `h2 ${time} app/shop-alb/50dc6c495c0c9188 ${client} ${target} ${seconds} 200 200 ${received} ${800 + random.below(90_000)} "GET ${url} HTTP/2.0" ${agent} ${group} ${ids} ${10 * (1 + random.below(4))} ${created} "waf,authenticate,forward" "-" "-" "${target}" "200" "-" "-" ${end}\n`,
  };
}

/** Lines until `bytes` are reached, as one block; starts at `startMs`, about 400 requests a second. */
function block(bytes: number, startMs: number, random: Random) {
  const lines: string[] = [];
  let size = 0;
  let reasonLines = 0;
  while (size < bytes) {
    const { line, failed } = logLine(startMs + lines.length * 2.5, random);
    lines.push(line);
    size += line.length;
    if (failed) reasonLines += 1;
  }
  return { text: Buffer.from(lines.join(""), "latin1"), lines: lines.length, reasonLines };
}

const firstMs = Date.UTC(2026, 9, 6, 9, 0, 0);
const blockBytes = 8 * 1024 * 1024;

/** Writes the files of a layout into `folder`; the same layout gives the same bytes in every run. */
export async function writeLogs(folder: string, { files, fileBytes }: LogLayout): Promise<WrittenLogs> {
  const random = seeded(files);
  const paths: string[] = [];
  let bytes = 0;
  let gzipBytes = 0;
  let lines = 0;
  let reasonLines = 0;
  let pending: Promise<void> = Promise.resolve();
  for (let index = 0; index < files; index += 1) {
    const path = join(folder, `${String(index).padStart(4, "0")}.log.gz`);
    const startMs = firstMs + index * 60_000;
    paths.push(path);
    if (fileBytes > 2 * blockBytes) {
      const zip = createGzip({ chunkSize: 1024 * 1024 });
      const file = zip.pipe(createWriteStream(path));
      for (let written = 0; written < fileBytes; ) {
        const part = block(Math.min(blockBytes, fileBytes - written), startMs + written / 256, random);
        written += part.text.length;
        bytes += part.text.length;
        lines += part.lines;
        reasonLines += part.reasonLines;
        if (!zip.write(part.text)) await once(zip, "drain");
      }
      zip.end();
      await once(file, "close");
      gzipBytes += file.bytesWritten;
      continue;
    }
    const part = block(fileBytes, startMs, random);
    bytes += part.text.length;
    lines += part.lines;
    reasonLines += part.reasonLines;
    // The next block is written while zlib's threads compress this one.
    await pending;
    pending = compress(part.text, { chunkSize: 4 * 1024 * 1024 }).then(async (packed) => {
      gzipBytes += packed.length;
      await writeFile(path, packed);
    });
  }
  await pending;
  return { paths, bytes, gzipBytes, lines, reasonLines };
}

import type { BroughtHeader, BroughtRequest } from "../model/brought";
import { shellWords } from "./shell-words";

const start = /^[\s$#%>]*curl(?:\.exe)?\s/i;

/** Options of curl that take a value and say nothing of what the call is judged by. https://curl.se/docs/manpage.html */
const takesValue = new Set(
  (
    "-o --output -w --write-out -m --max-time --connect-timeout --cacert --cert -E --key --resolve --connect-to -x --proxy " +
    "-c --cookie-jar -D --dump-header --retry --retry-delay -U --proxy-user --interface --ciphers --tls-max -T --upload-file " +
    "-r --range -y -Y -z -K --config --aws-sigv4 --limit-rate --max-redirs --noproxy --pass --capath --dns-servers"
  ).split(" "),
);
const dataOptions = new Set([
  "-d",
  "--data",
  "--data-raw",
  "--data-binary",
  "--data-ascii",
  "--data-urlencode",
  "-F",
  "--form",
  "--form-string",
  "--json",
]);
/** Short options that stand alone and may be run together, as in `-sSik`. */
const flags = /^-[sSiIkLvGgfnNpqRj#0-9aBlJOZ46]+/;

/** The call that a curl command makes: method, URL and headers, those that its options imply included. Null: it is none. */
export function curlCommand(text: string): BroughtRequest | null {
  if (!start.test(text)) return null;
  const [, ...words] = shellWords(text.replace(start, "curl "));
  const headers: BroughtHeader[] = [];
  let method: string | undefined;
  let url: string | undefined;
  const data: string[] = [];
  let type = "application/x-www-form-urlencoded";
  let query = false;
  let head = false;
  const queue = [...words];
  while (queue.length > 0) {
    const word = queue.shift() ?? "";
    const { option, attached } = split(word);
    if (option === null) {
      url ??= word;
      continue;
    }
    const value = (): string => attached ?? queue.shift() ?? "";
    if (option === "-H" || option === "--header") headers.push(...headerOf(value()));
    else if (option === "-X" || option === "--request") method = value().toUpperCase();
    else if (option === "--url") url ??= value();
    else if (option === "-b" || option === "--cookie") headers.push({ name: "cookie", value: value() });
    else if (option === "-A" || option === "--user-agent")
      headers.push({ name: "user-agent", value: value() });
    else if (option === "-e" || option === "--referer") headers.push({ name: "referer", value: value() });
    else if (option === "--oauth2-bearer")
      headers.push({ name: "authorization", value: `Bearer ${value()}` });
    else if (option === "-u" || option === "--user")
      headers.push({ name: "authorization", value: `Basic ${basic(value())}` });
    else if (dataOptions.has(option)) {
      data.push(option === "--data-urlencode" ? encoded(value()) : value());
      if (option === "--json") headers.push({ name: "content-type", value: "application/json" });
      else if (/^(?:-F|--form)/.test(option)) type = "multipart/form-data";
    } else if (takesValue.has(option)) value();
    else if (option === "--get") query = true;
    else if (option === "--head") head = true;
    else if (!option.startsWith("--")) {
      query ||= option.includes("G");
      head ||= option.includes("I");
      if (attached !== undefined && attached !== "") queue.unshift(`-${attached}`);
    }
  }
  const sends = data.length > 0 && !query;
  const implied = head ? "HEAD" : sends ? "POST" : "GET";
  // Without a type of its own curl names that of a form.
  if (sends && !headers.some(({ name }) => name.toLowerCase() === "content-type"))
    headers.push({ name: "content-type", value: type });
  return {
    method: method ?? implied,
    ...(url === undefined ? {} : { url: /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}` }),
    headers,
    ...(sends ? { body: data.join("&") } : {}),
  };
}

/** `name=content`, its content percent-encoded as curl does it. */
function encoded(text: string): string {
  const at = text.indexOf("=");
  return at < 0 ? encodeURIComponent(text) : text.slice(0, at + 1) + encodeURIComponent(text.slice(at + 1));
}

/** RFC 7617 section 2: base64 of the UTF-8 bytes. */
function basic(userAndPassword: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(userAndPassword.slice(0, 1000))));
}

/** `--header=x`, `-Hx` and `-sH` in their parts; no option: null. */
function split(word: string): { readonly option: string | null; readonly attached?: string } {
  if (!word.startsWith("-") || word === "-") return { option: null };
  if (word.startsWith("--")) {
    const [option = word, ...rest] = word.split("=");
    return rest.length > 0 ? { option, attached: rest.join("=") } : { option };
  }
  const run = flags.exec(word)?.[0];
  if (run !== undefined)
    return run === word ? { option: run } : { option: run, attached: word.slice(run.length) };
  return word.length === 2 ? { option: word } : { option: word.slice(0, 2), attached: word.slice(2) };
}

/** `Name: value`; `Name;` is a header that is sent empty, and `Name:` takes one out. */
function headerOf(text: string): BroughtHeader[] {
  const [, name = "", mark, value = ""] = /^\s*([^:;\s]+)\s*([:;])\s*([\s\S]*)$/.exec(text) ?? [];
  if (name === "" || (mark === ":" && value.trim() === "")) return [];
  return [{ name, value: value.trim() }];
}

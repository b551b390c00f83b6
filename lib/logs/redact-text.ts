import { signInParameters } from "./request-line";

const mark = "REDACTED";

/** JSON Web Tokens (RFC 7519) and what follows an authorization scheme (RFC 6750, RFC 7617). */
const token = /\beyJ[\w-]{4,}(?:[.=%][\w.=%-]*)?/g;
const credentials = /\b(Bearer|Basic)(\s+|%20|\+)[^\s",;]+/gi;
/** A parameter inside text that is no URL as a whole, such as a user agent. */
const parameter = /([?&][^\s"=&]{0,80}=)[^\s"&]*/g;
/** A named secret anywhere; `%3D` is `=` in a URL inside a URL. Bounded, as lines may be 100 KB long. */
const named =
  /([\w.-]{0,40}(?:code|state|token|secret|passw|assertion|saml|session|cookie|signature|nonce|credential|api_?-?key)[\w.-]{0,40})(=|%3D)[^\s"]*/gi;
const userinfo = /\/\/[^/?#\s@]*@/g;
/** Long mixed runs, as in links that reset a password. */
const opaqueSegment = /[\w+=%~-]{32,}/g;
const opaqueRun = /[\w+=%~/-]{32,}/g;
const queryStart = /[?#]|%3f|%23/i;

/** Takes tokens and named secrets out of any text; the rest stays as it is. */
export function redactText(text: string): string {
  return text
    .replace(token, mark)
    .replace(credentials, (_, scheme: string, space: string) => `${scheme}${space}${mark}`)
    .replace(parameter, (_, start: string) => start + mark)
    .replace(named, (_, name: string, equals: string) => name + equals + mark)
    .replace(userinfo, `//${mark}@`);
}

/** Takes everything secret out of a URL or path: query values, fragment, userinfo, path parameters, tokens. */
export function redactUrl(url: string): string {
  const cut = url.search(queryStart);
  const path = cut < 0 ? url : url.slice(0, cut);
  const shown = redactText(path.replace(/;[^/]*/g, `;${mark}`)).replace(opaqueSegment, redactMixed);
  if (cut < 0) return shown;
  const separator = url[cut] === "%" ? url.slice(cut, cut + 3) : (url[cut] ?? "");
  return shown + separator + redactQuery(url.slice(cut + separator.length));
}

/** For text of unknown layout: nothing tells where a value ends, so all from the first `?` or `#` on goes. */
export function redactUnknown(text: string): string {
  const cut = text.search(queryStart);
  const head = cut < 0 ? text : text.slice(0, cut + 1) + mark;
  return redactText(head).replace(opaqueRun, redactMixed);
}

function redactMixed(run: string): string {
  return /\d/.test(run) && /[a-z]/i.test(run) ? mark : run;
}

/** Keeps the names of known sign-in parameters, which say what came back, and nothing else. */
function redactQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((part) => {
      const name = part.slice(0, Math.max(0, part.indexOf("=")));
      return signInParameters.has(name) ? `${name}=${mark}` : mark;
    })
    .join("&");
}

import {
  type AuthorizationAnswer,
  endpointUrl,
  type Outcome,
  type ProviderPages,
  pathOnHost,
  rejected,
  signIn,
  unclear,
} from "./answer";

const source = "https://developers.google.com/identity/protocols/oauth2/web-server#authorization-errors";

const codes = {
  redirect_uri_mismatch: "redirect-uri",
  invalid_client: "client",
  deleted_client: "client",
  invalid_scope: "scope",
} as const;

/** Google: an error is a redirect to `/signin/oauth/error`, whose `authError` begins with the documented code. */
export const google: ProviderPages = {
  provider: "Google",
  answers: (answer) => endpointUrl(answer).host === "accounts.google.com",
  read: (answer): Outcome | null => {
    const path = pathOnHost(answer) ?? "";
    if (/^\/signin\/oauth\/error(?:\/|$)/.test(path)) {
      const code = codeOf(answer);
      return isKnown(code)
        ? rejected(codes[code], code, `redirected to the error page with ${code}`, source)
        : unclear(`redirected to the error page with ${code || "a code that cannot be read"}`);
    }
    return /^\/(?:v3\/signin\/|ServiceLogin$)/.test(path) ? signIn("redirected to the sign-in page") : null;
  },
};

/** The first field of `authError`, base64 of a protocol buffer: a byte 0x0a, a length, the code. */
function codeOf({ parameters }: AuthorizationAnswer): string {
  const start = (parameters.authError ?? "").slice(0, 88).replaceAll("-", "+").replaceAll("_", "/");
  const whole = start.slice(0, start.length - (start.length % 4));
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(whole)) return "";
  const bytes = atob(whole);
  const length = bytes.charCodeAt(1);
  const code = bytes.slice(2, 2 + length);
  return bytes.startsWith("\n") && code.length === length && /^[a-z_]+$/.test(code) ? code : "";
}

function isKnown(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code);
}

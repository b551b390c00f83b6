/** The sign-in form of a page, filled in. */

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => ENTITIES[name] ?? "");

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
};

export interface FilledForm {
  readonly url: URL;
  readonly body: string;
}

/** The first posted form of `page` that asks for a password; undefined where there is none. */
export function fillSignInForm(
  page: string,
  base: URL,
  credentials: { readonly username: string; readonly password: string },
): FilledForm | undefined {
  const form = /<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/i.exec(page)?.[0];
  const inputs = [...(form ?? "").matchAll(/<input\b[^>]*>/gi)].map(([tag]) => tag);
  if (!form || !inputs.some((tag) => attribute(tag, "type") === "password")) return undefined;
  const fields = inputs.map((tag): [string, string] => {
    const type = attribute(tag, "type");
    const typed = type === "password" ? credentials.password : credentials.username;
    return [attribute(tag, "name") ?? "", type === "hidden" ? (attribute(tag, "value") ?? "") : typed];
  });
  const action = attribute(/<form\b[^>]*>/i.exec(form)?.[0] ?? "", "action") ?? "";
  return { url: new URL(action, base), body: new URLSearchParams(fields).toString() };
}

/** The OAuth error code that a provider's own page shows. */
export function shownError(page: string): string | undefined {
  const code =
    /\bdata-error="([^"]*)"/.exec(page)?.[1] ??
    /<pre><strong>error<\/strong>: ([^<]*)<\/pre>/.exec(page)?.[1];
  return code ? unescapeHtml(code) : undefined;
}

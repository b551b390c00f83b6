/** The pages that a provider of the sandbox shows to a person. */

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, also between quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui;max-width:24rem;margin:10vh auto;padding:0 1rem}
label{display:block;margin:.75rem 0}input{display:block;width:100%;font:inherit;padding:.4rem;box-sizing:border-box}
button{font:inherit;padding:.4rem 1rem}</style>
<h1>${escapeHtml(title)}</h1>${content}</html>`;

/** User name and password, posted to `action`. `problem` is what was wrong with the last attempt. */
export function signInPage(title: string, action: string, problem?: string): string {
  return page(
    title,
    `${problem ? `<p role="alert">${escapeHtml(problem)}</p>` : ""}
<form method="post" action="${escapeHtml(action)}">
<label>User name <input name="username" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>`,
  );
}

/** An error that the provider shows itself, with the OAuth code as `data-error`. */
export function errorPage(title: string, error: string, description: string): string {
  return page(
    title,
    `<p data-error="${escapeHtml(error)}"><strong>${escapeHtml(error)}</strong></p><p>${escapeHtml(description)}</p>`,
  );
}

/** The error page of `oidc-provider` as it is unless an operator changes it, without its style. */
export function providerErrorPage(members: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(members).map(
    ([name, value]) => `<pre><strong>${name}</strong>: ${escapeHtml(String(value))}</pre>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>oops! something went wrong</title></head>
<body><div class="container"><h1>oops! something went wrong</h1>${rows.join("")}</div></body></html>`;
}

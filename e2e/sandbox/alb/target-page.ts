/** What stands behind the load balancer: one application that shows who it takes the visitor for. */
import { escapeHtml } from "../idp/pages";

/** Status, headers and page of the target, given the `x-amzn-oidc-*` headers that reached it. */
export function targetPage(oidcHeaders: Readonly<Record<string, string>>) {
  const identity = oidcHeaders["x-amzn-oidc-identity"];
  const rows = Object.entries(oidcHeaders).map(
    ([name, value]) => `<dt>${name}</dt><dd><code data-header="${name}">${escapeHtml(value)}</code></dd>`,
  );
  const greeting = identity === undefined ? "Not signed in" : `Signed in as ${escapeHtml(identity)}`;
  return {
    status: 200,
    headers: { server: "target", "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Application</title>
<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:10vh auto;padding:0 1rem}code{word-break:break-all}</style>
<h1>${greeting}</h1><dl>${rows.join("")}</dl></html>`,
  };
}

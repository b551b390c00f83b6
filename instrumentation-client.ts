/**
 * Next starts in one task: React DOM, the router and the page's first data, a quarter of a second on a phone in which no
 * tap is heard. The first two are made ready here, each in a task of its own, before Next needs them.
 * https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client
 */

/** A script of the strategy `beforeInteractive`; Next waits for one task after each. An empty one only waits. */
type ScriptBeforeNext = readonly [source: 0, attributes: { readonly children: "" }];

declare global {
  interface Window {
    __next_s?: readonly ScriptBeforeNext[];
  }
}

// `import()` would make files of their own of what every page has already.
const parts = [() => require("react-dom/client"), () => require("next/link")];

window.__next_s = [...(window.__next_s ?? []), ...parts.map((): ScriptBeforeNext => [0, { children: "" }])];

function makeReady(): void {
  const part = parts.shift();
  if (part === undefined) return;
  part();
  setTimeout(makeReady);
}
setTimeout(makeReady);

/** How it is made sure that what is pasted goes nowhere. */
export function StaysHere() {
  return (
    <section
      id="stays-here"
      aria-labelledby="stays-here-title"
      className="max-w-measure scroll-mt-16 border-line border-t pt-6"
    >
      <h2 id="stays-here-title" className="section-title">
        This token stays in this tab
      </h2>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-text-2">
        <li>
          Reading, verifying and judging happen in this browser, in a worker beside the page. What is pasted
          is in this tab's memory only: not in the address, the history, cookies or any storage. Loading the
          page again empties it.
        </li>
        <li>
          The dashboard is asked for two things: which targets there are, and public keys. A request for keys
          names a chain or a user pool, and the key id (<code>kid</code>) where one key is wanted. Every
          request is listed under the field, word for word.
        </li>
        <li>
          The page's Content Security Policy lets it talk to the dashboard itself and to nobody else:{" "}
          <code>connect-src 'self'</code>, <code>img-src 'self' data:</code>, <code>form-action 'self'</code>.
        </li>
        <li>
          Nothing that a token names is fetched: no <code>jku</code>, no <code>x5u</code>, no issuer that no
          live chain trusts. No link is made of a claim.
        </li>
        <li>Once loaded it works without a network; only keys that were not fetched yet are then missing.</li>
        <li>
          A browser test puts marked tokens into this page, records every request, socket, beacon and worker,
          and looks for the marks in every encoding; the same test is proved to catch a page that leaks.
        </li>
      </ul>
    </section>
  );
}

import { Notice } from "@/components/ui/notice";

/** Before anything is pasted: what can be, and what will be said of it. */
export function NothingPasted({ onExample }: { readonly onExample: () => void }) {
  return (
    <Notice title="Would this token be accepted there?">
      <p>
        Paste a token, or whatever it stands in: a header, a curl command, a cookie, a URL, the JSON of a
        token endpoint. It is read as you paste, checked against the target's own public keys, and judged as
        the target would judge it: issuer, audience, scopes, times, signature.
      </p>
      <p>
        The target is guessed from the token and the chains that are known here. It can be chosen, or
        described by hand.
      </p>
      <div>
        <button type="button" className="button" onClick={onExample}>
          Fill in an example
        </button>
      </div>
    </Notice>
  );
}

/** Asks AWS for the recordings again. */
export function ReadAgain({ retry, busy }: { readonly retry: () => void; readonly busy: boolean }) {
  return (
    <p className="print:hidden">
      <button type="button" className="button" aria-disabled={busy} onClick={() => busy || retry()}>
        {busy ? "Reading evidence" : "Read evidence again"}
      </button>
    </p>
  );
}

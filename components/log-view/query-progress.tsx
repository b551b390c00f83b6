import { size } from "./figures";

interface QueryProgressViewProps {
  /** Null: asked, and not yet answered. */
  readonly state: "queued" | "running" | null;
  readonly scannedBytes: number;
  readonly onCancel: () => void;
}

const words = { queued: "The query waits its turn", running: "Athena counts" };

/** How far Athena is, and its end before the end. */
export function QueryProgressView({ state, scannedBytes, onCancel }: QueryProgressViewProps) {
  return (
    <section aria-label="Asking Athena" className="flex flex-wrap items-center gap-4 pt-3">
      <p role="status">
        {state === null ? "Asking Athena" : words[state]} …{" "}
        {scannedBytes > 0 && `${size(scannedBytes)} scanned`}
      </p>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </section>
  );
}

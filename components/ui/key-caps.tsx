/** Keys as they are pressed, one after the other: "g c". */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex shrink-0 gap-1">
      {keys.split(" ").map((key, place) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
          key={place}
          className="min-w-5 whitespace-nowrap rounded-control border border-line-strong px-1 text-center text-meta"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}

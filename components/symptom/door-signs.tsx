import type { DoorSign } from "@/lib/diagnose";

/** Who made an answer, by what stands in it: the first row that fits. */
export function DoorSigns({ doors }: { readonly doors: readonly DoorSign[] }) {
  return (
    <>
      <p className="max-w-measure pb-2 text-text-2">
        The same status comes from several servers. Look at headers and body, as curl -i prints them; of these
        rows the first that fits counts.
      </p>
      <ol>
        {doors.map(({ signs, says }) => (
          <li
            key={signs.join()}
            className="grid gap-x-4 border-line border-t py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          >
            <span className="flex min-w-0 flex-col items-start">
              {signs.map((sign) => (
                <code key={sign} className="wrap-anywhere">
                  {sign}
                </code>
              ))}
            </span>
            <span className="max-w-measure">{says}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { symptomPath } from "@/lib/format/paths";

interface UnknownSymptomProps {
  readonly id: string;
  readonly known: readonly { readonly id: string }[];
}

/** A code that is not explained: which ones are. */
export function UnknownSymptom({ id, known }: UnknownSymptomProps) {
  const near = known.filter(
    (symptom) => symptom.id.slice(0, 4).toLowerCase() === id.slice(0, 4).toLowerCase(),
  );
  return (
    <div className="page py-6">
      <h1 className="sr-only">Not explained</h1>
      <Notice title={`Nothing is written here about “${id.slice(0, 80)}”.`}>
        {near.length > 0 && (
          <p className="flex flex-wrap gap-x-4 max-md:flex-col">
            {near.map((symptom) => (
              <Link
                key={symptom.id}
                href={symptomPath(symptom.id)}
                className="link flex min-h-7 items-center max-md:min-h-11"
              >
                {symptom.id}
              </Link>
            ))}
          </p>
        )}
        <p>
          <Link href="/explain" className="link">
            Everything that is explained
          </Link>
          {" · "}
          <Link href="/" className="link">
            Paste the URL that fails
          </Link>
        </p>
      </Notice>
    </div>
  );
}

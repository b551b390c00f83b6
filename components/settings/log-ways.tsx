import { Link } from "@/components/ui/link";

interface LogWaysProps {
  readonly logs: {
    readonly s3: boolean;
    readonly athena: { readonly workgroup: string; readonly database: string } | null;
  };
}

/** How access logs may be counted where they lie, and the one thing that this causes to be written. */
export function LogWays({ logs: { s3, athena } }: LogWaysProps) {
  return (
    <div className="flex max-w-measure flex-col gap-2">
      <p>
        {s3
          ? "S3: on. Files of the buckets that load balancers name are read and counted, and not kept."
          : "S3: off. No object of a bucket is read."}
      </p>
      {athena === null ? (
        <p>Athena: off. Nothing is asked, and nothing is written.</p>
      ) : (
        <p>
          Athena: on, in workgroup <code>{athena.workgroup}</code> and database <code>{athena.database}</code>{" "}
          of each account and Region. It is the only thing here that causes something to be written: Athena
          puts the result of each question, counts and lines without their query, where the workgroup says.
        </p>
      )}
      {(s3 || athena !== null) && (
        <p className="text-text-2">
          Neither is part of the policy above. Trying the permissions of an account tries these as well, and
          asks no query.{" "}
          <Link href="/logs" className="link underline">
            Count logs
          </Link>
        </p>
      )}
    </div>
  );
}

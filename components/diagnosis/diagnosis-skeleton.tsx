import { LoadingWords, Skeleton } from "@/components/ui/skeleton";

const hops = ["a", "b", "c", "d", "e", "f", "g", "h"];
const lines = ["a", "b", "c", "d"];

/** The diagnosis page before anything is known, in its shape, and the footer below the window: it would jump. */
export function DiagnosisSkeleton() {
  return (
    <div className="page flex min-h-dvh flex-col gap-6 py-6">
      <div className="grid gap-6 lg:grid-cols-12">
        <div className="flex flex-col gap-3 border-line border-l-3 pl-4 lg:col-span-7">
          <h1 className="sr-only">Diagnosis</h1>
          <LoadingWords>Reading the configuration: load balancer, rule, identity provider</LoadingWords>
          <Skeleton className="h-7 w-full max-w-measure" />
          <Skeleton className="h-7 w-2/3" />
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-24 w-full" />
        </div>
        <div className="panel flex flex-col gap-3 p-4 lg:col-span-5">
          <Skeleton className="h-7 w-1/3" />
          <Skeleton className="h-32 w-full" />
        </div>
      </div>
      <div className="flex gap-8 overflow-hidden py-6">
        {hops.map((hop) => (
          <Skeleton key={hop} className="h-14 w-34 shrink-0" />
        ))}
      </div>
      <div className="flex flex-col gap-3">
        {lines.map((line) => (
          <Skeleton key={line} className="h-12 w-full" />
        ))}
      </div>
    </div>
  );
}

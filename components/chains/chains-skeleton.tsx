import { LoadingWords, Skeleton } from "@/components/ui/skeleton";

const rows = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The table before it is there, in its shape. */
export function ChainsSkeleton() {
  return (
    <div>
      <LoadingWords>Reading every load balancer of the configured accounts and Regions</LoadingWords>
      <div className="mt-3">
        {rows.map((row) => (
          <div key={row} className="flex h-8 items-center gap-4 border-line border-t max-md:h-11">
            <Skeleton className="h-4 w-20" />
            <Skeleton className="h-4 w-48" />
            <Skeleton className="h-4 flex-1 max-md:hidden" />
            <Skeleton className="h-4 w-32 max-md:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}

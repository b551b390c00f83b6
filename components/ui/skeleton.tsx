interface SkeletonProps {
  /** Width and height as classes, the size of what will stand there. */
  readonly className: string;
}

/** Where content will be, in its size: nothing moves when it comes. */
export function Skeleton({ className }: SkeletonProps) {
  return <div aria-hidden className={`rounded-control bg-line ${className}`} />;
}

/** Said once for a whole page of skeletons. */
export function LoadingWords({ children }: { readonly children: string }) {
  return (
    <p role="status" className="text-meta text-text-2">
      {children}
    </p>
  );
}

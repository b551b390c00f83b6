/** An object: its bytes, or lines of a log that are compressed when they are asked for. */
export interface S3Object {
  readonly content: Uint8Array | readonly string[];
  readonly modified: Date;
}

export interface S3Bucket {
  /** Account that the bucket belongs to. */
  readonly owner: string;
  /** Other accounts that its policy lets read. */
  readonly sharedWith: readonly string[];
  readonly objects: Record<string, S3Object>;
}

/** Buckets by name, in the Region that they are in. */
export interface S3State {
  readonly buckets: Record<string, S3Bucket>;
}

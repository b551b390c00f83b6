/** What the sandbox holds of an account's recordings: its metrics, and its trail. */
import type { Event } from "@aws-sdk/client-cloudtrail";

/** What was counted in one minute: CloudWatch's statistic set, without the least value. */
export interface MetricPoint {
  readonly at: Date;
  readonly sum: number;
  readonly count: number;
  readonly max: number;
}

export interface MetricRow {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: Readonly<Record<string, string>>;
  readonly points: readonly MetricPoint[];
}

export interface CloudWatchState {
  metrics: MetricRow[];
}

export interface CloudTrailState {
  events: (Event & { readonly EventId: string; readonly EventTime: Date })[];
}

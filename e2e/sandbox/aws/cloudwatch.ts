import {
  GetMetricData$,
  type GetMetricDataInput,
  type GetMetricDataOutput,
  InvalidNextToken$,
  InvalidParameterCombinationException$,
  InvalidParameterValueException$,
  type MetricDataQuery,
  type MetricStat,
} from "@aws-sdk/client-cloudwatch";
import type { MetricPoint, MetricRow } from "../world-evidence";
import { pageOf } from "./paging";
import { awsError, byName, type Handler, operation, type Service } from "./service";

/** One value a period, out of the statistic sets of its minutes. */
const STATISTICS: Readonly<Record<string, (points: readonly MetricPoint[]) => number>> = {
  Sum: (points) => points.reduce((sum, point) => sum + point.sum, 0),
  SampleCount: (points) => points.reduce((sum, point) => sum + point.count, 0),
  Maximum: (points) => Math.max(...points.map(({ max }) => max)),
  Average: (points) =>
    points.reduce((sum, point) => sum + point.sum, 0) / points.reduce((sum, point) => sum + point.count, 0),
};

function isOf(row: MetricRow, { Metric }: MetricStat): boolean {
  const asked = Object.fromEntries((Metric?.Dimensions ?? []).map(({ Name = "", Value }) => [Name, Value]));
  const names = Object.keys(row.Dimensions);
  return (
    row.Namespace === Metric?.Namespace &&
    row.MetricName === Metric.MetricName &&
    names.length === Object.keys(asked).length &&
    names.every((name) => row.Dimensions[name] === asked[name])
  );
}

/** Points of a metric by the start of their period; a period without any has no value. */
function valuesOf(
  rows: readonly MetricRow[],
  stat: MetricStat,
  from: number,
  to: number,
): [at: number, value: number][] {
  const statistic = STATISTICS[stat.Stat ?? ""];
  const period = (stat.Period ?? 0) * 1000;
  if (statistic === undefined || period === 0) return [];
  const periods = new Map<number, MetricPoint[]>();
  for (const point of rows.filter((row) => isOf(row, stat)).flatMap(({ points }) => points)) {
    const at = Math.floor(point.at.getTime() / period) * period;
    if (at < from || at >= to) continue;
    periods.set(at, [...(periods.get(at) ?? []), point]);
  }
  return [...periods].map(([at, points]): [number, number] => [at, statistic(points)]);
}

const isReadable = ({ Id, MetricStat }: MetricDataQuery) =>
  /^[a-z]\w*$/.test(Id ?? "") &&
  MetricStat?.Metric !== undefined &&
  Object.hasOwn(STATISTICS, MetricStat.Stat ?? "") &&
  (MetricStat.Period ?? 0) > 0 &&
  (MetricStat.Period ?? 0) % 60 === 0;

/** Start is inside, end is not. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const getMetricData: Handler<GetMetricDataInput, GetMetricDataOutput> = (state, input, context) => {
  const { MetricDataQueries = [], StartTime, EndTime, ScanBy, NextToken } = input;
  const unreadable = MetricDataQueries.length === 0 || !MetricDataQueries.every(isReadable);
  if (unreadable || MetricDataQueries.length > 500) {
    return awsError(
      InvalidParameterValueException$,
      "The value for parameter MetricDataQueries is not valid.",
    );
  }
  if (!StartTime || !EndTime || StartTime >= EndTime) {
    const message = "The parameter StartTime must be less than the parameter EndTime.";
    return awsError(InvalidParameterCombinationException$, message);
  }
  const page = pageOf(context, MetricDataQueries, { token: NextToken, size: undefined, max: 500 });
  if (page.state === "bad-token") return awsError(InvalidNextToken$, "The next token is not valid.");
  const newestFirst = ScanBy !== "TimestampAscending";
  return {
    MetricDataResults: page.rows.map(({ Id, Label, MetricStat = {} as MetricStat }) => {
      const rows = state.cloudwatch?.metrics ?? [];
      const values = valuesOf(rows, MetricStat, StartTime.getTime(), EndTime.getTime()).toSorted(
        ([a], [b]) => (newestFirst ? b - a : a - b),
      );
      return {
        Id,
        Label: Label ?? MetricStat.Metric?.MetricName,
        Timestamps: values.map(([at]) => new Date(at)),
        Values: values.map(([, value]) => value),
        StatusCode: "Complete" as const,
      };
    }),
    NextToken: page.next,
    Messages: [],
  };
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html */
export const cloudwatch: Service = {
  name: "cloudwatch",
  signedAs: "monitoring",
  protocol: "awsJson1_0",
  version: "2010-08-01",
  target: "GraniteServiceVersion20100801",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDenied", message),
  throttled: () => awsError("Throttling", "Rate exceeded"),
  expired: () => awsError("ExpiredToken", "The security token included in the request is expired"),
  resourceOf: () => undefined,
  operations: byName([operation(GetMetricData$, getMetricData)]),
};

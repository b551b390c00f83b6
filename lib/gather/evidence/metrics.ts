import "server-only";
import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Answer } from "../../aws/answer";
import { getMetricData } from "../../aws/operations/cloudwatch";
import type { Place } from "../../aws/place";
import type { EvidenceWindow, MetricSeries } from "../../model/chain-evidence";
import { mapAnswer, readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [getMetricData.action];

/** What CloudWatch counts for: never a rule or a method alone. */
export type CountedThing =
  | { readonly kind: "alb"; readonly name: string; readonly id: string }
  /** REST APIs are counted by their name, the others by their id. */
  | { readonly kind: "rest"; readonly apiName: string; readonly stage: string }
  | { readonly kind: "http"; readonly apiId: string; readonly stage: string };

type Asked = Pick<MetricSeries, "name" | "statistic">;
const sumOf = (name: string): Asked => ({ name, statistic: "Sum" });

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
const ASKED: Readonly<Record<CountedThing["kind"], readonly Asked[]>> = {
  alb: [
    sumOf("ELBAuthSuccess"),
    sumOf("ELBAuthFailure"),
    sumOf("ELBAuthError"),
    { name: "ELBAuthLatency", statistic: "Average" },
    { name: "ELBAuthLatency", statistic: "Maximum" },
    sumOf("ELBAuthRefreshTokenSuccess"),
    sumOf("ELBAuthUserClaimsSizeExceeded"),
    sumOf("HTTPCode_ELB_4XX_Count"),
    sumOf("HTTPCode_ELB_5XX_Count"),
  ],
  rest: [sumOf("Count"), sumOf("4XXError"), sumOf("5XXError")],
  http: [sumOf("Count"), sumOf("4xx"), sumOf("5xx")],
};

function placeOfMetrics(thing: CountedThing): {
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
} {
  if (thing.kind === "alb") {
    const LoadBalancer = `app/${thing.name}/${thing.id}`;
    return { namespace: "AWS/ApplicationELB", dimensions: { LoadBalancer } };
  }
  const { stage: Stage } = thing;
  const dimensions: Record<string, string> =
    thing.kind === "rest" ? { ApiName: thing.apiName, Stage } : { ApiId: thing.apiId, Stage };
  return { namespace: "AWS/ApiGateway", dimensions };
}

/** All metrics of a thing in one call; in the order in which they are asked for. */
export async function readMetrics(
  ctx: GatherContext,
  place: Place,
  thing: CountedThing,
  window: EvidenceWindow,
): Promise<Answer<MetricSeries[]>> {
  const { namespace, dimensions } = placeOfMetrics(thing);
  const asked = ASKED[thing.kind];
  const queries = asked.map(
    ({ name, statistic }, index): MetricDataQuery => ({
      Id: `m${index}`,
      MetricStat: {
        Metric: {
          Namespace: namespace,
          MetricName: name,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: window.periodSeconds,
        Stat: statistic,
      },
    }),
  );
  const answer = await readList(
    ctx.session,
    place,
    getMetricData,
    (NextToken) => ({
      MetricDataQueries: queries,
      StartTime: new Date(window.from),
      EndTime: new Date(window.to),
      ScanBy: "TimestampAscending" as const,
      NextToken,
    }),
    Object.values(dimensions).join(" "),
    ({ MetricDataResults, NextToken }) => ({ items: MetricDataResults, next: NextToken }),
  );
  return mapAnswer(answer, (results) =>
    asked.map(({ name, statistic }, index) => {
      // A metric may be spread over pages.
      const parts = results.filter(({ Id }) => Id === `m${index}`);
      const points = parts.flatMap(({ Timestamps = [], Values = [] }) =>
        Timestamps.map((at, n) => ({ at: at.toISOString(), value: Values[n] ?? 0 })),
      );
      return { name, statistic, points: points.toSorted((a, b) => a.at.localeCompare(b.at)) };
    }),
  );
}

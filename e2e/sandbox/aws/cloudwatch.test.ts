import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { describe, expect, it } from "vitest";
import { failure, NOW, sandboxForTests } from "./sdk-test";

const { config, state } = sandboxForTests();

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const point = (minutes: number, sum: number, count = 1, max = sum) => ({ at: at(minutes), sum, count, max });
const balancer = (value: string) => [{ Name: "LoadBalancer", Value: value }];

const query = (Id: string, MetricName: string, Stat: string, Period = 60, of = "app/web/1") => ({
  Id,
  MetricStat: {
    Metric: { Namespace: "AWS/ApplicationELB", MetricName, Dimensions: balancer(of) },
    Stat,
    Period,
  },
});

const ask = (queries: ReturnType<typeof query>[], from = -10, to = 0, NextToken?: string) =>
  new CloudWatchClient(config()).send(
    new GetMetricDataCommand({
      MetricDataQueries: queries,
      StartTime: at(from),
      EndTime: at(to),
      ScanBy: "TimestampAscending",
      NextToken,
    }),
  );

describe("cloudwatch", () => {
  const fill = () => {
    const row = { Namespace: "AWS/ApplicationELB", Dimensions: { LoadBalancer: "app/web/1" } };
    state().cloudwatch = {
      metrics: [
        {
          ...row,
          MetricName: "ELBAuthError",
          points: [point(-11, 9), point(-4, 2), point(-3, 5), point(0, 7)],
        },
        { ...row, MetricName: "ELBAuthLatency", points: [point(-4, 300, 3, 200), point(-3, 100, 1)] },
        {
          ...row,
          MetricName: "ELBAuthError",
          Dimensions: { LoadBalancer: "app/web/1", AvailabilityZone: "eu-west-1a" },
          points: [point(-4, 1000)],
        },
      ],
    };
  };

  it.each([
    ["Sum", "ELBAuthError", 60, [2, 5], [-4, -3]],
    ["Sum", "ELBAuthError", 300, [7], [-5]],
    ["Average", "ELBAuthLatency", 60, [100, 100], [-4, -3]],
    ["Average", "ELBAuthLatency", 300, [100], [-5]],
    ["Maximum", "ELBAuthLatency", 300, [200], [-5]],
    ["SampleCount", "ELBAuthLatency", 300, [4], [-5]],
    ["Sum", "ELBAuthSuccess", 60, [], []],
  ])("answers %s of %s by periods of %i s, and none where nothing was counted", async (...row) => {
    const [statistic, metric, period, values, minutes] = row;
    fill();
    const { MetricDataResults } = await ask([query("a", metric, statistic, period)]);
    expect(MetricDataResults).toEqual([
      { Id: "a", Label: metric, StatusCode: "Complete", Values: values, Timestamps: minutes.map(at) },
    ]);
  });

  it("knows load balancers apart", async () => {
    fill();
    const { MetricDataResults } = await ask([query("a", "ELBAuthError", "Sum", 60, "app/other/2")]);
    expect(MetricDataResults?.[0]?.Values).toEqual([]);
  });

  it("goes on at its own token alone", async () => {
    fill();
    const queries = ["a", "b", "c"].map((id) => query(id, "ELBAuthError", "Sum"));
    const first = await ask(queries);
    const second = await ask(queries, -10, 0, first.NextToken);
    expect(
      [first, second].map(({ MetricDataResults, NextToken }) => [
        MetricDataResults?.map(({ Id }) => Id),
        NextToken !== undefined,
      ]),
    ).toEqual([
      [["a", "b"], true],
      [["c"], false],
    ]);
    expect(await failure(ask(queries, -10, 0, "made up"))).toMatchObject({ name: "InvalidNextToken" });
  });

  it.each([
    ["no query", [], -10, "InvalidParameterValue"],
    ["a period of half a minute", [query("a", "ELBAuthError", "Sum", 30)], -10, "InvalidParameterValue"],
    ["an unknown statistic", [query("a", "ELBAuthError", "Most")], -10, "InvalidParameterValue"],
    ["a start after the end", [query("a", "ELBAuthError", "Sum")], 10, "InvalidParameterCombination"],
  ])("refuses %s", async (_, queries, from, name) => {
    expect(await failure(ask(queries, from))).toMatchObject({
      name: expect.stringContaining(name),
      status: 400,
    });
  });
});

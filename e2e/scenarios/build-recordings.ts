import type { MetricPoint } from "../sandbox/world-evidence";
import { ACCOUNT, arn, idsOf, PROCESS_START, REGION } from "./build-ids";
import type { Parts } from "./build-load-balancer";

const MINUTE = 60_000;

/** The start of a minute, so many before this process started. */
export function minutesAgo(minutes: number): Date {
  return new Date((Math.floor(PROCESS_START.getTime() / MINUTE) - minutes) * MINUTE);
}

/** So many of something a minute, from one minute to before another (both counted back from now). */
interface Rate {
  readonly from: number;
  readonly to: number;
  readonly perMinute: (minute: number) => number;
}

/** A point for each minute in which anything was counted: AWS reports no zeros. */
function pointsOf(rates: readonly Rate[], size: number): MetricPoint[] {
  return rates.flatMap(({ from, to, perMinute }) =>
    Array.from({ length: from - to }, (_, n) => from - n).flatMap((minute) => {
      const count = perMinute(minute);
      return count === 0 ? [] : [{ at: minutesAgo(minute), sum: count * size, count, max: size }];
    }),
  );
}

/** Adds what CloudWatch counted for the load balancer. `size`: of one sample; 1 for what is counted, else milliseconds. */
export function addMetric(
  { region, loadBalancer }: Pick<Parts, "region" | "loadBalancer">,
  MetricName: string,
  rates: readonly Rate[],
  size = 1,
): void {
  const LoadBalancer = loadBalancer.LoadBalancerArn.replace(/^.*:loadbalancer\//, "");
  region.cloudwatch ??= { metrics: [] };
  region.cloudwatch.metrics.push({
    Namespace: "AWS/ApplicationELB",
    MetricName,
    Dimensions: { LoadBalancer },
    points: pointsOf(rates, size),
  });
}

/** What somebody did, as CloudTrail has it. `parameters` may hold what must never be seen: readers have to drop it. */
interface WrittenChange {
  readonly at: Date;
  readonly eventName: string;
  readonly source: string;
  readonly role: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly errorCode?: string;
}

/** Writes a change into the trail. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export function addChange({ region }: Pick<Parts, "region">, scenario: string, change: WrittenChange): void {
  const { at, eventName, source, role, parameters, errorCode } = change;
  region.cloudtrail ??= { events: [] };
  const { events } = region.cloudtrail;
  const hex = idsOf(scenario).hex(`event ${events.length}`, 32);
  const EventId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const session = `${role}-session`;
  events.push({
    EventId,
    EventName: eventName,
    ReadOnly: "false",
    EventTime: at,
    EventSource: `${source}.amazonaws.com`,
    Username: session,
    Resources: [],
    CloudTrailEvent: JSON.stringify({
      eventVersion: "1.11",
      userIdentity: {
        type: "AssumedRole",
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${session}`,
        accountId: ACCOUNT,
        accessKeyId: "ASIASANDBOXSANDBOX01",
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            arn: arn("iam", `role/${role}`).replace(REGION, ""),
            accountId: ACCOUNT,
            userName: role,
          },
          attributes: { mfaAuthenticated: "false" },
        },
      },
      eventTime: at.toISOString(),
      eventSource: `${source}.amazonaws.com`,
      eventName,
      awsRegion: REGION,
      sourceIPAddress: "192.0.2.80",
      ...(errorCode === undefined ? {} : { errorCode }),
      requestParameters: parameters,
      responseElements: null,
      eventID: EventId,
      readOnly: false,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: ACCOUNT,
      eventCategory: "Management",
    }),
  });
}

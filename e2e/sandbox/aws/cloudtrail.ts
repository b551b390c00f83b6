import {
  type Event,
  InvalidLookupAttributesException$,
  InvalidMaxResultsException$,
  InvalidNextTokenException$,
  InvalidTimeRangeException$,
  type LookupAttribute,
  LookupEvents$,
  type LookupEventsRequest,
  type LookupEventsResponse,
} from "@aws-sdk/client-cloudtrail";
import { pageOf } from "./paging";
import { awsError, byName, type Handler, operation, type Service } from "./service";

function meets(event: Event, { AttributeKey, AttributeValue }: LookupAttribute): boolean {
  switch (AttributeKey) {
    case "EventId":
    case "EventName":
    case "EventSource":
    case "ReadOnly":
    case "Username":
    case "AccessKeyId":
      return event[AttributeKey] === AttributeValue;
    case "ResourceName":
    case "ResourceType":
      return (event.Resources ?? []).some((resource) => resource[AttributeKey] === AttributeValue);
    default:
      return false;
  }
}

/** Newest first, one attribute, 50 a page. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const lookupEvents: Handler<LookupEventsRequest, LookupEventsResponse> = (state, input, context) => {
  const { LookupAttributes = [], StartTime, EndTime, MaxResults, NextToken } = input;
  if (LookupAttributes.length > 1) {
    return awsError(InvalidLookupAttributesException$, "You can only use one lookup attribute.");
  }
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 50)) {
    return awsError(InvalidMaxResultsException$, "Max results must be between 1 and 50.");
  }
  if (StartTime && EndTime && StartTime > EndTime) {
    return awsError(InvalidTimeRangeException$, "Start time is after end time.");
  }
  const rows = (state.cloudtrail?.events ?? [])
    .filter((event) => {
      const at = event.EventTime;
      if ((StartTime && at < StartTime) || (EndTime && at > EndTime)) return false;
      return LookupAttributes.every((attribute) => meets(event, attribute));
    })
    .toSorted((a, b) => b.EventTime.getTime() - a.EventTime.getTime());
  const page = pageOf(context, rows, { token: NextToken, size: MaxResults, max: 50 });
  if (page.state === "bad-token") return awsError(InvalidNextTokenException$, "The next token is not valid.");
  return { Events: page.rows, NextToken: page.next };
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/Welcome.html */
export const cloudtrail: Service = {
  name: "cloudtrail",
  protocol: "awsJson1_1",
  version: "2013-11-01",
  target: "CloudTrail_20131101",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDeniedException", message),
  throttled: () => awsError("ThrottlingException", "Rate exceeded"),
  expired: () => awsError("ExpiredTokenException", "The security token included in the request is expired"),
  resourceOf: () => undefined,
  operations: byName([operation(LookupEvents$, lookupEvents)]),
};

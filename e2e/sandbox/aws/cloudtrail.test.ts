import {
  CloudTrailClient,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from "@aws-sdk/client-cloudtrail";
import { describe, expect, it } from "vitest";
import { all, failure, NOW, sandboxForTests } from "./sdk-test";

const { config, state } = sandboxForTests();

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const event = (EventId: string, minutes: number, EventName: string, ReadOnly = "false") => ({
  EventId,
  EventName,
  ReadOnly,
  EventTime: at(minutes),
  EventSource: "cognito-idp.amazonaws.com",
  Username: "deploy-role",
  Resources: [{ ResourceName: `resource of ${EventId}`, ResourceType: "AWS::Cognito::UserPool" }],
  CloudTrailEvent: JSON.stringify({ eventID: EventId }),
});

const ask = (input: LookupEventsCommandInput) =>
  new CloudTrailClient(config()).send(new LookupEventsCommand(input));
const attribute = (AttributeKey: "EventName" | "ReadOnly" | "ResourceName", AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
});

describe("cloudtrail", () => {
  const fill = () => {
    state().cloudtrail = {
      events: [
        event("old", -90, "UpdateUserPool"),
        event("first", -9, "UpdateUserPoolClient"),
        event("second", -5, "DescribeUserPool", "true"),
        event("third", -2, "UpdateUserPoolClient"),
        event("fourth", -1, "DeleteUserPoolDomain"),
      ],
    };
  };

  it.each([
    ["everything", {}, ["fourth", "third", "second", "first"]],
    ["what writes", attribute("ReadOnly", "false"), ["fourth", "third", "first"]],
    ["one name", attribute("EventName", "UpdateUserPoolClient"), ["third", "first"]],
    ["one resource", attribute("ResourceName", "resource of third"), ["third"]],
  ])("tells %s of a span of time, newest first", async (_, input, ids) => {
    fill();
    const events = await all(async (NextToken) => {
      const { Events, NextToken: next } = await ask({
        StartTime: at(-10),
        EndTime: at(0),
        NextToken,
        ...input,
      });
      return { rows: Events, next };
    });
    expect(events.map(({ EventId }) => EventId)).toEqual(ids);
    expect(events[0]).toMatchObject({
      Username: "deploy-role",
      CloudTrailEvent: expect.stringContaining("{"),
    });
  });

  it.each([
    [
      "two attributes",
      {
        LookupAttributes: [
          { AttributeKey: "ReadOnly" as const, AttributeValue: "false" },
          { AttributeKey: "EventName" as const, AttributeValue: "UpdateUserPool" },
        ],
      },
      "InvalidLookupAttributesException",
    ],
    ["more than 50 a page", { MaxResults: 51 }, "InvalidMaxResultsException"],
    ["a start after the end", { StartTime: at(1), EndTime: at(0) }, "InvalidTimeRangeException"],
    ["a token of another's", { NextToken: "made up" }, "InvalidNextTokenException"],
  ])("refuses %s", async (_, input, name) => {
    expect(await failure(ask(input))).toMatchObject({ name, status: 400 });
  });
});

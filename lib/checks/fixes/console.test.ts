import { expect, it } from "vitest";
import { consoleOf } from "./console";

it.each([
  ["eu-west-1", "https://eu-west-1.console.aws.amazon.com"],
  ["cn-north-1", "https://console.amazonaws.cn"],
  ["us-gov-east-1", "https://console.amazonaws-us-gov.com"],
])("%s: %s", (region, origin) => {
  expect(consoleOf(region)).toBe(origin);
});

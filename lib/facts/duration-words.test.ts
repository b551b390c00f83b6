import { expect, it } from "vitest";
import { durationWords } from "./duration-words";

it.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [90, "1 minute 30 seconds"],
  [3600, "1 hour"],
  [604_800, "7 days"],
  [100_000, "1 day 3 hours 46 minutes 40 seconds"],
])("%i s is %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

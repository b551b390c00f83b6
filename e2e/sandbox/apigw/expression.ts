/**
 * An authorizer's `identityValidationExpression`: the value must match it whole. Which dialect AWS reads is not
 * documented; RE2 is read here, in linear time.
 */
import { RE2JS } from "re2js";

export function matchesWhole(expression: string, value: string): boolean | "unreadable" {
  try {
    return RE2JS.matches(expression, value);
  } catch {
    return "unreadable";
  }
}

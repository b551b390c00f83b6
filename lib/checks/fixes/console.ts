/**
 * Where the console of a Region is (https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html). China and
 * GovCloud have consoles of their own.
 */
export function consoleOf(region: string): string {
  if (region.startsWith("cn-")) return "https://console.amazonaws.cn";
  if (region.startsWith("us-gov-")) return "https://console.amazonaws-us-gov.com";
  return `https://${region}.console.aws.amazon.com`;
}

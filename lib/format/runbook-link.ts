import type { DiagnoseParameters } from "./paths";
import { diagnosePath } from "./paths";

/** A line to paste somewhere that outlives the incident. */
export interface RunbookLine {
  readonly id: "url" | "cloudwatch" | "pagerduty" | "markdown";
  readonly label: string;
  readonly text: string;
  /** What holds at that place. */
  readonly note: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: `AlarmDescription`. */
const longestDescription = 1_024;

/**
 * The link to a diagnosis in the forms of the places that it is pasted into.
 * @param origin of the dashboard
 * @param parameters with a URL that is clean already; `at` in ISO 8601
 */
export function runbookLines(
  origin: string,
  parameters: DiagnoseParameters & { url: string },
): RunbookLine[] {
  const { at: _, ...lasting } = parameters;
  const link = `${origin}${diagnosePath(parameters)}`;
  const lastingLink = `${origin}${diagnosePath(lasting)}`;
  return linesOf(link, lastingLink, aboutOf(parameters));
}

/** As `runbookLines`, for a chain that no request was brought to. */
export function chainLines(address: string, name: string): RunbookLine[] {
  return linesOf(address, address, `the sign-in chain of ${name}`);
}

function linesOf(link: string, lastingLink: string, about: string): RunbookLine[] {
  const text = about.replace(/[[\]\\]/g, "\\$&");
  const description = `Cause, proof and fix of ${text}: [diagnosis](${lastingLink})`;
  const isLong = description.length > longestDescription;
  return [
    { id: "url", label: "URL", text: link, note: "For any field that takes an address." },
    {
      id: "cloudwatch",
      label: "CloudWatch alarm",
      text: description,
      note: `For the description of an alarm: the console shows it as Markdown on the alarm's Details tab. An alarm stays for years, so no time is in it.${isLong ? ` It has ${description.length} characters, and CloudWatch takes ${longestDescription}: shorten the URL.` : ""}`,
    },
    {
      id: "pagerduty",
      label: "PagerDuty",
      text: `"links": [${JSON.stringify({ href: link, text: `Diagnosis of ${about}` })}]`,
      note: "For the body of an event (Events API v2), beside payload; the URL alone for a service's runbook field.",
    },
    {
      id: "markdown",
      label: "Markdown",
      text: `[Diagnosis of ${text}](${link})`,
      note: "For a runbook, a ticket or a channel.",
    },
  ];
}

function aboutOf({ url, status, reason }: DiagnoseParameters & { url: string }): string {
  const said = [status, reason].filter((part) => part !== undefined && part !== "").join(" ");
  return `${said === "" ? "failing requests" : said} on ${hostOf(url)}`;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

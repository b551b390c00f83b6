import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { ExternalLink } from "@/components/ui/external-link";
import { Link } from "@/components/ui/link";
import { LinkBuilder } from "./link-builder";

const alarm = `aws cloudwatch put-metric-alarm \\
  --region eu-west-1 \\
  --alarm-name sign-in-fails-on-shop \\
  --alarm-description "$(cat description.txt)" \\
  --namespace AWS/ApplicationELB \\
  --metric-name ELBAuthError \\
  --dimensions Name=LoadBalancer,Value=app/shop/50dc6c495c0c9188 \\
  --statistic Sum --period 60 --evaluation-periods 3 --datapoints-to-alarm 2 \\
  --threshold 0 --comparison-operator GreaterThanThreshold \\
  --treat-missing-data notBreaching`;

/** How a diagnosis gets in front of whoever meets the failure, and where AWS leaves no room for it. */
export function RunbookGuide() {
  return (
    <article className="page flex flex-col gap-6 py-6">
      <header>
        <p className="text-meta">
          <Link href="/explain" className="link">
            Explain
          </Link>
        </p>
        <h1 className="max-w-measure text-verdict max-md:text-verdict-phone">
          Runbook links: from the alarm to the cause in one click
        </h1>
        <p className="max-w-measure text-text-2">
          A link to a diagnosis carries the URL that fails, its status and the time. Whoever opens it sees the
          cause as it is now; who is not signed in signs in first and comes out at the same place.
        </p>
      </header>
      <Part id="make" title="Make a link">
        <div className="max-w-page lg:max-w-[900px]">
          <LinkBuilder initial={{}} />
        </div>
      </Part>
      <Part id="where" title="Where it can stand">
        <dl>
          <Place name="A CloudWatch alarm" source={sources.alarm}>
            Its description may hold Markdown, which the console shows on the alarm's Details tab. Sign-in has
            two metrics, each for a whole load balancer: ELBAuthError, where the load balancer had trouble
            with the provider, and ELBAuthFailure, where the provider or the browser came back with something
            it refused. No metric counts 561 alone.
          </Place>
          <Place name="A PagerDuty event" source={sources.pagerDuty}>
            An event takes a list of links beside its payload. A service's runbook field takes the URL.
          </Place>
          <Place name="Your own pages">
            A status page, the page from which people open the application, the on-call handbook. A user who
            meets a 561 sees nothing of your application: it was never asked.
          </Place>
          <Place name="A REST API's gateway responses" source={sources.gatewayResponse}>
            API Gateway does let you write the body of its own 401, 403 and 500. Callers then read the name of
            your dashboard: it is their answer that you write into.
          </Place>
        </dl>
        <CodeBlock code={alarm} what="the command that makes the alarm" />
        <p className="max-w-measure pt-1 text-meta text-text-2">
          It writes to your account and is not run from here. Put the line for CloudWatch into
          description.txt.
        </p>
      </Part>
      <Part id="not" title="Behind a 561 itself">
        <dl>
          <Place name="The load balancer" source={sources.troubleshooting}>
            It makes the answer of a 561 itself, before any target is asked. AWS documents no action or
            attribute that changes its page; a fixed response is an action for requests, not for errors.
          </Place>
          <Place name="CloudFront in front: custom error pages" source={sources.customErrorPages}>
            They exist for 400, 403, 404, 405, 414, 416, 500, 501, 502, 503 and 504. 561 is not among them.
          </Place>
          <Place name="CloudFront in front: Lambda@Edge" source={sources.edge}>
            A function on the origin response may set another body, or redirect, where the origin answers 4xx
            or 5xx. AWS does not name 561, so likely it holds there too: try it before you count on it.
            CloudFront must pass Host, all query strings and all cookies, or sign-in fails because of it.
          </Place>
          <Place name="Route 53 failover" source={sources.healthChecks}>
            A health check takes the redirect to the provider (302) for healthy, so it sees no 561. One that
            follows a CloudWatch alarm does, but then leads everybody away, signed in or not.
          </Place>
        </dl>
        <p className="max-w-measure">
          So the link stands beside the failure: in the alarm, the event and the runbook.{" "}
          <Link href="/explain/561" className="link underline">
            What 561 means
          </Link>
          .
        </p>
      </Part>
    </article>
  );
}

const sources = {
  alarm: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ConsoleAlarms.html",
  pagerDuty: "https://developer.pagerduty.com/docs/send-alert-event",
  gatewayResponse:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html",
  troubleshooting:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  customErrorPages:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html",
  edge: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-updating-http-responses.html",
  healthChecks:
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
} as const;

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly source?: string;
  readonly children: ReactNode;
}

function Place({ name, source, children }: PlaceProps) {
  return (
    <div className="grid gap-x-4 border-line border-t py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]">
      <dt className="font-semibold">{name}</dt>
      <dd className="max-w-measure text-text-2">
        {children}
        {source !== undefined && (
          <span className="block">
            <ExternalLink href={source}>Written at {new URL(source).host}</ExternalLink>
          </span>
        )}
      </dd>
    </div>
  );
}

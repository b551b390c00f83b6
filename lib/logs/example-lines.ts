import { at } from "./log-fields";

/*
 * Lines for the tests, in the layout of
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html (values invented).
 */

/** A callback that the provider's token endpoint refused, field by field. */
const fields = [
  "h2",
  "2026-10-06T09:15:01.123456Z",
  "app/shop-alb/50dc6c495c0c9188",
  "203.0.113.10:51512",
  "-",
  "-1",
  "-1",
  "-1",
  "561",
  "-",
  "512",
  "360",
  '"GET https://app.example.com:443/oauth2/idpresponse?code=4%2F0AX4X&state=zL8n0q5K HTTP/2.0"',
  '"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"',
  "TLS_AES_128_GCM_SHA256",
  "TLSv1.3",
  "-",
  '"Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5"',
  '"app.example.com"',
  '"arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"',
  "10",
  "2026-10-06T09:15:01.118000Z",
  '"authenticate"',
  '"-"',
  '"AuthTokenEpRequestFailed"',
  '"-"',
  '"-"',
  '"-"',
  '"-"',
  "TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6",
  '"-"',
  '"-"',
  '"-"',
  "198.51.100.21",
  "-",
  "-",
] as const;

/** Fields to replace, by name, as they stand in the line (with quotes where the field has them). */
export type ExampleChanges = { readonly [name in keyof typeof at]?: string };

/** The example line with some fields replaced and cut or filled up to `count` fields. */
export function exampleLine(changes: ExampleChanges = {}, count: number = fields.length): string {
  const line: string[] = [...fields];
  for (const [name, value] of Object.entries(changes)) line[at[name as keyof typeof at]] = value;
  while (line.length < count) line.push("-");
  return line.slice(0, count).join(" ");
}

/** One of each case: what happened, and the fields that differ. */
export const exampleCases = {
  firstVisit: {
    elbStatus: "302",
    request: '"GET https://app.example.com:443/ HTTP/2.0"',
    errorReason: '"-"',
  },
  tokenEndpointRefused: {},
  tokenEndpointTimeout: {
    time: "2026-10-06T09:15:07.140000Z",
    elbStatus: "500",
    errorReason: '"AuthTokenEpRequestTimeout"',
  },
  nonceMissing: { elbStatus: "401", rule: "-1", errorReason: '"AuthMissingAWSALBAuthNonce"' },
  claimsTooLarge: { elbStatus: "500", errorReason: '"AuthUserinfoResponseSizeExceeded"' },
  forwarded: {
    target: "10.0.1.15:8080",
    requestProcessingTime: "0.001",
    targetProcessingTime: "0.024",
    responseProcessingTime: "0.000",
    elbStatus: "200",
    targetStatus: "200",
    request: '"GET https://app.example.com:443/ HTTP/2.0"',
    targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067",
    actionsExecuted: '"waf,authenticate,forward"',
    errorReason: '"-"',
    targetList: '"10.0.1.15:8080"',
    targetStatusList: '"200"',
  },
  bearerMissing: {
    type: "https",
    elbStatus: "401",
    request: '"GET https://api.example.com:443/v1/orders HTTP/1.1"',
    userAgent: '"curl/8.9.1"',
    domainName: '"api.example.com"',
    actionsExecuted: '"-"',
    errorReason: '"JWTHeaderNotPresent"',
  },
  keysRefused: {
    type: "https",
    elbStatus: "562",
    request: '"GET https://api.example.com:443/v1/orders HTTP/1.1"',
    domainName: '"api.example.com"',
    actionsExecuted: '"-"',
    errorReason: '"JWKSRequestFailed"',
  },
  quoteInUrl: {
    elbStatus: "302",
    request: '"GET https://app.example.com:443/search?q=\\x22a+b\\x22 HTTP/2.0"',
    errorReason: '"-"',
  },
} as const satisfies Record<string, ExampleChanges>;

/** Lines written in a way that a simple split gets wrong. */
export const trapCases = {
  rawSpaces: { request: '"GET https://app.example.com:443/a b/c?q=d e HTTP/1.1"' },
  ipv6Client: { client: "2001:db8::17:51512" },
  bracketedClient: { client: "[2001:db8::17]:51512" },
  ipv6Host: { request: '"GET http://[::ffff:10.0.0.1]:80/ HTTP/1.1"', domainName: '"-"' },
  junkHost: { request: '"GET http://{jndi:(a b)}[x]:80/ HTTP/1.1"', domainName: '"-"' },
  upperCaseHost: { request: '"GET https://App.Example.COM:443/ HTTP/1.1"' },
  malformed: {
    type: "http",
    elbStatus: "400",
    request: '"- http://app.example.com:80- -"',
    errorReason: '"-"',
  },
  noRequest: { elbStatus: "400", request: '"-"', domainName: '"-"', rule: "-", errorReason: '"-"' },
  quoteInAgent: { userAgent: '"my "own" browser"' },
  quotesApart: { userAgent: '"a" "b" c"' },
  backslashAtEnd: { userAgent: '"odd\\"' },
  quotedNode: { ipAddress: '"198.51.100.21"' },
  redirected: {
    elbStatus: "301",
    redirectUrl: '"https://app.example.com:443/new?a=b c"',
    errorReason: '"-"',
  },
  reset: { elbStatus: "000", targetStatus: "-", errorReason: '"-"' },
  noFraction: { time: "2026-10-06T09:15:01Z" },
  targetRefused: { target: "10.0.1.15:8080", elbStatus: "401", targetStatus: "401", errorReason: '"-"' },
  otherReason: { elbStatus: "200", targetStatus: "200", errorReason: '"WAFConnectionTimeout"' },
  nonAscii: { userAgent: '"Überbrowser 日本"' },
} as const satisfies Record<string, ExampleChanges>;

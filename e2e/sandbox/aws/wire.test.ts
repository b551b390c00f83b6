/**
 * Requests and answers written by hand, as the services' API references print them: the SDK is on both sides of
 * the other tests and could hide a fault that it shares with itself.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AwsSandbox, startAwsSandbox } from "./index";
import { BASE, richWorld } from "./rich-world";

let aws: AwsSandbox;
beforeAll(async () => {
  aws = await startAwsSandbox(richWorld(), { pageSize: 2, now: () => BASE });
});
afterAll(() => aws.close());

const UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

async function send(service: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${aws.url}/`, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=AKIASANDBOX/20261006/eu-west-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      ...headers,
    },
    body,
  });
  const text = (await response.text()).replace(new RegExp(UUID, "g"), "REQUEST");
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    headers: response.headers,
    text,
  };
}

const json = (operation: string, body: unknown) =>
  send(
    operation.startsWith("CertificateManager") ? "acm" : "cognito-idp",
    typeof body === "string" ? body : JSON.stringify(body),
    { "content-type": "application/x-amz-json-1.1", "x-amz-target": operation },
  );

const region = () => {
  const found = aws.world().accounts[0]?.regions["eu-west-1"];
  if (found === undefined) throw new Error("no Region");
  return found;
};

describe("awsQuery", () => {
  it("wraps rules as DescribeRules documents it", async () => {
    const [rule] = region().elbv2.rules;
    const body = `Action=DescribeRules&Version=2015-12-01&RuleArns.member.1=${encodeURIComponent(rule?.RuleArn ?? "")}`;
    const { status, type, text } = await send("elasticloadbalancing", body);
    expect([status, type]).toEqual([200, "text/xml;charset=UTF-8"]);
    const config = rule?.Actions?.[0]?.AuthenticateCognitoConfig;
    const group = rule?.Actions?.[1]?.TargetGroupArn;
    expect(text).toMatch(
      /^<DescribeRulesResponse xmlns="http:\/\/elasticloadbalancing\.amazonaws\.com\/doc\/2015-12-01\/"><DescribeRulesResult><Rules><member>/,
    );
    expect(text).toMatch(
      /<\/member><\/Rules><\/DescribeRulesResult><ResponseMetadata><RequestId>REQUEST<\/RequestId><\/ResponseMetadata><\/DescribeRulesResponse>$/,
    );
    for (const part of [
      `<RuleArn>${rule?.RuleArn}</RuleArn><Priority>10</Priority>`,
      "<Conditions><member><Field>host-header</Field><Values><member>first.example.com</member></Values><HostHeaderConfig><Values><member>first.example.com</member></Values></HostHeaderConfig></member></Conditions>",
      "<Type>authenticate-cognito</Type>",
      `<UserPoolArn>${config?.UserPoolArn}</UserPoolArn><UserPoolClientId>${config?.UserPoolClientId}</UserPoolClientId><UserPoolDomain>first</UserPoolDomain><SessionCookieName>AWSELBAuthSessionCookie</SessionCookieName><Scope>openid</Scope><SessionTimeout>604800</SessionTimeout>`,
      `<ForwardConfig><TargetGroups><member><TargetGroupArn>${group}</TargetGroupArn><Weight>1</Weight></member></TargetGroups><TargetGroupStickinessConfig><Enabled>false</Enabled></TargetGroupStickinessConfig></ForwardConfig>`,
      "<IsDefault>false</IsDefault>",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("ListenerArn");
  });

  it("pages by NextMarker and Marker", async () => {
    const form = "Action=DescribeLoadBalancers&Version=2015-12-01";
    const first = await send("elasticloadbalancing", form);
    const [, marker] = /<NextMarker>([\w-]+)<\/NextMarker>/.exec(first.text) ?? [];
    const second = await send("elasticloadbalancing", `${form}&Marker=${marker}`);
    const names = (text: string) => [...text.matchAll(/<LoadBalancerName>([^<]+)</g)].map(([, name]) => name);
    expect([names(first.text), names(second.text)]).toEqual([["first", "second"], ["third"]]);
    expect(second.text).not.toContain("NextMarker");
    expect(first.text).toContain("<CreatedTime>2026-07-08T09:15:00Z</CreatedTime>");
    const elsewhere = await send(
      "elasticloadbalancing",
      `Action=DescribeTargetGroups&Version=2015-12-01&Marker=${marker}`,
    );
    expect([elsewhere.status, elsewhere.text]).toEqual([
      400,
      expect.stringContaining("<Code>ValidationError</Code>"),
    ]);
  });

  it("carries the error code of the service, not the class name of the SDK", async () => {
    const { status, text } = await send(
      "elasticloadbalancing",
      "Action=DescribeLoadBalancers&Version=2015-12-01&Names.member.1=a%26b",
    );
    expect([status, text]).toEqual([
      400,
      "<ErrorResponse xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\"><Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code><Message>Load balancers '[a&amp;b]' not found</Message></Error><RequestId>REQUEST</RequestId></ErrorResponse>",
    ]);
  });

  it.each([
    ["InvalidAction", "Action=DescribeRules&Version=2012-06-01"],
    ["InvalidAction", "Action=DeleteLoadBalancer&Version=2015-12-01"],
    ["ValidationError", "Action=DescribeLoadBalancers&Version=2015-12-01&ClientSecret=x"],
  ])("answers %s to %s", async (code, body) => {
    const { status, text } = await send("elasticloadbalancing", body);
    expect([status, text]).toEqual([400, expect.stringContaining(`<Code>${code}</Code>`)]);
  });

  it("reads lists, structures and maps of a form", async () => {
    const [rule] = region().elbv2.rules;
    const { UserPoolArn = "", UserPoolClientId = "" } = rule?.Actions?.[0]?.AuthenticateCognitoConfig ?? {};
    const action = "Actions.member.1";
    const config = `${action}.AuthenticateCognitoConfig`;
    const form = new URLSearchParams({
      Action: "ModifyRule",
      Version: "2015-12-01",
      RuleArn: rule?.RuleArn ?? "",
      [`${action}.Type`]: "authenticate-cognito",
      [`${action}.Order`]: "1",
      [`${config}.UserPoolArn`]: UserPoolArn,
      [`${config}.UserPoolClientId`]: UserPoolClientId,
      [`${config}.UserPoolDomain`]: "first",
      [`${config}.SessionTimeout`]: "3600",
      [`${config}.AuthenticationRequestExtraParams.entry.1.key`]: "lang",
      [`${config}.AuthenticationRequestExtraParams.entry.1.value`]: "de",
      "Actions.member.2.Type": "fixed-response",
      "Actions.member.2.FixedResponseConfig.StatusCode": "503",
    });
    const { status, text } = await send("elasticloadbalancing", form.toString());
    expect(status).toBe(200);
    expect(text).toContain(
      "<AuthenticationRequestExtraParams><entry><key>lang</key><value>de</value></entry></AuthenticationRequestExtraParams>",
    );
    expect(text).toContain("<SessionTimeout>3600</SessionTimeout>");
    expect(text).toContain("<Order>2</Order>");
  });

  it("answers the caller's identity", async () => {
    const { text } = await send("sts", "Action=GetCallerIdentity&Version=2011-06-15");
    expect(text).toBe(
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><UserId>AIDASANDBOXSANDBOX001</UserId><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/authpath</Arn></GetCallerIdentityResult><ResponseMetadata><RequestId>REQUEST</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    );
  });
});

describe("ec2Query", () => {
  it("lists interfaces as items of a set", async () => {
    const row = region().ec2.networkInterfaces[0];
    const form = `Action=DescribeNetworkInterfaces&Version=2016-11-15&Filter.1.Name=association.public-ip&Filter.1.Value.1=${row?.Association?.PublicIp}`;
    const { status, text } = await send("ec2", form);
    expect(status).toBe(200);
    expect(text).toMatch(
      /^<DescribeNetworkInterfacesResponse xmlns="http:\/\/ec2\.amazonaws\.com\/doc\/2016-11-15\/"><requestId>REQUEST<\/requestId><networkInterfaceSet><item>/,
    );
    expect(text).toMatch(/<\/item><\/networkInterfaceSet><\/DescribeNetworkInterfacesResponse>$/);
    expect(text).toContain(`<description>${row?.Description}</description>`);
    expect(text).toContain("<requesterId>amazon-elb</requesterId>");
    expect(text).toContain(`<publicIp>${row?.Association?.PublicIp}</publicIp>`);
    expect(text).toContain(
      `<groupSet><item><groupId>${row?.Groups?.[0]?.GroupId}</groupId><groupName>first-lb</groupName></item></groupSet>`,
    );
    expect(text.match(/<networkInterfaceId>/g)).toHaveLength(1);
  });

  it("refuses in an envelope of its own", async () => {
    const form = "Action=DescribeSubnets&Version=2016-11-15&SubnetId.1=subnet-0";
    const { status, text } = await send("ec2", form);
    expect([status, text]).toEqual([
      400,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>InvalidSubnetID.NotFound</Code><Message>The ID \'subnet-0\' does not exist</Message></Error></Errors><RequestID>REQUEST</RequestID></Response>',
    ]);
  });
});

describe("awsJson", () => {
  it("describes a user pool client with dates in seconds", async () => {
    const client = region().cognito.clients[0];
    const { UserPoolId, ClientId } = client ?? {};
    const { status, type, text, headers } = await json(
      "AWSCognitoIdentityProviderService.DescribeUserPoolClient",
      { UserPoolId, ClientId },
    );
    expect([status, type]).toEqual([200, "application/x-amz-json-1.1"]);
    expect(headers.get("x-amzn-requestid")).toMatch(new RegExp(`^${UUID}$`));
    expect(JSON.parse(text)).toEqual({
      UserPoolClient: {
        ...client,
        CreationDate: BASE.getTime() / 1000 - 90 * 86_400,
        LastModifiedDate: BASE.getTime() / 1000 - 30 * 86_400,
      },
    });
  });

  it("answers an unknown domain with an empty description", async () => {
    const { status, text } = await json("AWSCognitoIdentityProviderService.DescribeUserPoolDomain", {
      Domain: "nobody",
    });
    expect([status, text]).toEqual([200, '{"DomainDescription":{}}']);
  });

  it.each([
    [
      "AWSCognitoIdentityProviderService.DescribeUserPool",
      { UserPoolId: "eu-west-1_0" },
      "ResourceNotFoundException",
    ],
    ["AWSCognitoIdentityProviderService.NoSuchThing", {}, "UnknownOperationException"],
    ["AWSCognitoIdentityProviderService.DescribeUserPool", "no json", "SerializationException"],
    ["AWSCognitoIdentityProviderService.DescribeUserPool", [], "SerializationException"],
    ["CertificateManager.DescribeCertificate", { CertificateArn: "x" }, "ResourceNotFoundException"],
  ])("refuses %s of %j", async (operation, body, code) => {
    const { status, text, headers } = await json(operation, body);
    expect([status, headers.get("x-amzn-errortype")]).toEqual([400, code]);
    expect(JSON.parse(text)).toEqual({ __type: code, message: expect.stringMatching(/./) });
  });

  it("lists certificates with seconds and hyphens", async () => {
    const { text } = await json("CertificateManager.ListCertificates", { MaxItems: 1 });
    const answer: unknown = JSON.parse(text);
    expect(answer).toMatchObject({
      CertificateSummaryList: [
        {
          DomainName: "first.example.com",
          KeyAlgorithm: "RSA-2048",
          InUse: true,
          NotAfter: expect.any(Number),
        },
      ],
      NextToken: expect.stringMatching(/^[\w-]+$/),
    });
  });
});

describe("signatures", () => {
  it("refuses what is not signed, or signed for a service that is not here", async () => {
    const unsigned = await fetch(aws.url, { method: "POST", body: "Action=DescribeRules" });
    expect([unsigned.status, await unsigned.text()]).toEqual([
      400,
      expect.stringContaining("MissingAuthenticationToken"),
    ]);
    const stranger = await send("dynamodb", "{}");
    expect([stranger.status, stranger.text]).toEqual([400, expect.stringContaining("dynamodb")]);
  });
});

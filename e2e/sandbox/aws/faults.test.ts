import { ACMClient, ListCertificatesCommand } from "@aws-sdk/client-acm";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startControl } from "./control";
import { type AwsSandbox, startAwsSandbox } from "./index";
import { richWorld } from "./rich-world";

let aws: AwsSandbox;
beforeAll(async () => {
  aws = await startAwsSandbox(richWorld());
});
afterEach(() => {
  aws.faults.clear();
  aws.calls.reset();
  vi.unstubAllEnvs();
});
afterAll(() => aws.close());

const config = (maxAttempts = 1) => ({
  endpoint: aws.url,
  region: "eu-west-1",
  credentials: { accessKeyId: "AKIASANDBOX", secretAccessKey: "any" },
  maxAttempts,
});
const USER = "arn:aws:iam::111122223333:user/authpath";
const POOL = "eu-west-1_000000000";
const RULE = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/x/1/2/3";

/** A call of each service, by the name that faults know it by. */
const CALLS: Record<string, () => Promise<unknown>> = {
  "elasticloadbalancing:DescribeLoadBalancers": () =>
    new ElasticLoadBalancingV2Client(config()).send(new DescribeLoadBalancersCommand({})),
  "elasticloadbalancing:ModifyRule": () =>
    new ElasticLoadBalancingV2Client(config()).send(new ModifyRuleCommand({ RuleArn: RULE })),
  "cognito-idp:DescribeUserPool": () =>
    new CognitoIdentityProviderClient(config()).send(new DescribeUserPoolCommand({ UserPoolId: POOL })),
  "acm:ListCertificates": () => new ACMClient(config()).send(new ListCertificatesCommand({})),
  "ec2:DescribeSubnets": () => new EC2Client(config()).send(new DescribeSubnetsCommand({})),
  "sts:GetCallerIdentity": () => new STSClient(config()).send(new GetCallerIdentityCommand({})),
};
const call = async (name: string) => {
  const send = CALLS[name];
  if (send === undefined) throw new Error(`no call ${name}`);
  return send();
};
const failure = (name: string) =>
  call(name).then(
    () => ({ name: "answered", message: "", status: 200 }),
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => ({
      name: error.name,
      message: error.message,
      status: error.$metadata?.httpStatusCode,
    }),
  );

describe("each service refuses with its own code and status", () => {
  it.each([
    ["elasticloadbalancing:DescribeLoadBalancers", "AccessDenied", 403, ""],
    ["elasticloadbalancing:ModifyRule", "AccessDenied", 403, ` on resource: ${RULE}`],
    [
      "cognito-idp:DescribeUserPool",
      "AccessDeniedException",
      400,
      ` on resource: arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${POOL}`,
    ],
    ["acm:ListCertificates", "AccessDeniedException", 400, ""],
    ["ec2:DescribeSubnets", "UnauthorizedOperation", 403, ""],
    ["sts:GetCallerIdentity", "AccessDenied", 403, ""],
  ])("%s denied: %s", async (operation, name, status, resource) => {
    aws.faults.set(operation, { kind: "deny" });
    const sentence = `User: ${USER} is not authorized to perform: ${operation}${resource} because no identity-based policy allows the ${operation} action`;
    expect(await failure(operation)).toEqual({ name, status, message: expect.stringContaining(sentence) });
  });

  it.each([
    ["elasticloadbalancing:DescribeLoadBalancers", "Throttling", 400],
    ["cognito-idp:DescribeUserPool", "TooManyRequestsException", 400],
    ["acm:ListCertificates", "ThrottlingException", 400],
    ["ec2:DescribeSubnets", "RequestLimitExceeded", 503],
    ["sts:GetCallerIdentity", "Throttling", 400],
  ])("%s throttled: %s", async (operation, name, status) => {
    aws.faults.set(operation, { kind: "throttle" });
    expect(await failure(operation)).toMatchObject({ name, status });
  });

  it.each([
    ["elasticloadbalancing:DescribeLoadBalancers", "ExpiredToken", 403],
    ["cognito-idp:DescribeUserPool", "ExpiredTokenException", 400],
    ["acm:ListCertificates", "ExpiredTokenException", 400],
    ["ec2:DescribeSubnets", "RequestExpired", 400],
    ["sts:GetCallerIdentity", "ExpiredTokenException", 403],
  ])("%s with an expired token: %s", async (operation, name, status) => {
    aws.faults.set(operation, { kind: "expired-token" });
    expect(await failure(operation)).toMatchObject({ name, status });
  });

  it.each(Object.keys(CALLS))("%s breaks with a 500", async (operation) => {
    aws.faults.set(operation, { kind: "break", how: "error" });
    expect(await failure(operation)).toMatchObject({ name: "InternalFailure", status: 500 });
  });
});

describe("targets and counts", () => {
  it("meets an operation, a service or everything", async () => {
    const met = async () => {
      const names = await Promise.all(
        Object.keys(CALLS).map(async (name) => [name, (await failure(name)).status]),
      );
      return names.filter(([, status]) => status === 500).map(([name]) => name);
    };
    aws.faults.set("ec2:DescribeSubnets", { kind: "break", how: "error" });
    expect(await met()).toEqual(["ec2:DescribeSubnets"]);
    aws.faults.set("elasticloadbalancing:*", { kind: "break", how: "error" });
    expect(await met()).toEqual([
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:ModifyRule",
      "ec2:DescribeSubnets",
    ]);
    aws.faults.set("*", { kind: "break", how: "error" });
    expect(await met()).toEqual(Object.keys(CALLS));
    aws.faults.clear("*");
    expect(await met()).toHaveLength(3);
    aws.faults.clear();
    expect(await met()).toEqual([]);
  });

  it("throttles every third call, which the SDK retries", async () => {
    aws.faults.set("elasticloadbalancing:DescribeLoadBalancers", { kind: "throttle", every: 3 });
    const outcomes = [];
    for (let n = 0; n < 6; n++)
      outcomes.push((await failure("elasticloadbalancing:DescribeLoadBalancers")).name);
    expect(outcomes).toEqual(["answered", "answered", "Throttling", "answered", "answered", "Throttling"]);
    const patient = new ElasticLoadBalancingV2Client(config(3));
    for (let n = 0; n < 3; n++) await patient.send(new DescribeLoadBalancersCommand({}));
    expect(aws.calls.report().operations).toEqual({ "elasticloadbalancing:DescribeLoadBalancers": 10 });
  });

  it("delays, and counts what is in flight at once", async () => {
    aws.faults.set("*", { kind: "delay", ms: 150 });
    const started = performance.now();
    await Promise.all([
      call("acm:ListCertificates"),
      call("acm:ListCertificates"),
      call("ec2:DescribeSubnets"),
    ]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(140);
    await call("ec2:DescribeSubnets");
    expect(aws.calls.report()).toEqual({
      total: 4,
      operations: { "acm:ListCertificates": 2, "ec2:DescribeSubnets": 2 },
      peak: 3,
      peaks: { acm: 2, ec2: 1 },
      waves: 2,
    });
    aws.calls.reset();
    expect(aws.calls.report()).toMatchObject({ total: 0, operations: {}, peak: 0, waves: 0 });
  });

  it("delays a refusal as well", async () => {
    aws.faults.set("acm:ListCertificates", { kind: "deny" }, { kind: "delay", ms: 120 });
    const started = performance.now();
    expect((await failure("acm:ListCertificates")).name).toBe("AccessDeniedException");
    expect(performance.now() - started).toBeGreaterThanOrEqual(110);
  });
});

describe("broken answers", () => {
  it.each(Object.keys(CALLS))("%s answers rubbish", async (operation) => {
    aws.faults.set(operation, { kind: "break", how: "rubbish" });
    const { name } = await failure(operation);
    expect(name).toMatch(/Error$/);
  });

  it("cuts the connection", async () => {
    aws.faults.set("acm:ListCertificates", { kind: "break", how: "reset" });
    await expect(call("acm:ListCertificates")).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("hangs until the caller gives up, and is over then", async () => {
    aws.faults.set("acm:ListCertificates", { kind: "break", how: "hang" });
    const abortSignal = AbortSignal.timeout(200);
    const hanging = new ACMClient(config()).send(new ListCertificatesCommand({}), { abortSignal });
    await expect(hanging).rejects.toMatchObject({ name: "AbortError" });
    aws.faults.clear();
    await vi.waitFor(() => {
      aws.calls.reset();
      expect(aws.calls.report().peak).toBe(0);
    });
  });
});

describe("environment", () => {
  it("leads every client here with nothing else said", async () => {
    for (const [key, value] of Object.entries(aws.environment)) vi.stubEnv(key, value);
    await new ElasticLoadBalancingV2Client({}).send(new DescribeLoadBalancersCommand({}));
    await new ACMClient({}).send(new ListCertificatesCommand({}));
    await new EC2Client({}).send(new DescribeSubnetsCommand({}));
    const me = await new STSClient({}).send(new GetCallerIdentityCommand({}));
    const pool = new CognitoIdentityProviderClient({ maxAttempts: 1 }).send(
      new DescribeUserPoolCommand({ UserPoolId: POOL }),
    );
    await expect(pool).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    expect(me.Arn).toBe(USER);
    expect(aws.calls.report().total).toBe(5);
  });
});

describe("control over HTTP", () => {
  it("sets faults, reports calls and refuses what it does not understand", async () => {
    const control = await startControl({ aws, providers: { asked: () => 0 } }, 0);
    const ask = async (method: string, path: string, body?: string) => {
      const response = await fetch(control.url + path, { method, ...(body === undefined ? {} : { body }) });
      return { status: response.status, body: (await response.json()) as unknown };
    };
    const faults = { "acm:ListCertificates": [{ kind: "deny" }, { kind: "delay", ms: 1 }] };
    expect(await ask("PUT", "/faults", JSON.stringify(faults))).toEqual({ status: 200, body: faults });
    expect((await failure("acm:ListCertificates")).name).toBe("AccessDeniedException");
    expect(await ask("GET", "/calls")).toMatchObject({ body: { operations: { "acm:ListCertificates": 1 } } });
    for (const wrong of ["", "[]", '{"x":{}}', '{"x":[{"kind":"explode"}]}', '{"x":[{"kind":"break"}]}']) {
      expect([wrong, (await ask("PUT", "/faults", wrong)).status]).toEqual([wrong, 400]);
    }
    expect(await ask("GET", "/faults")).toEqual({ status: 200, body: faults });
    expect(await ask("DELETE", "/faults")).toEqual({ status: 200, body: {} });
    expect((await failure("acm:ListCertificates")).name).toBe("answered");
    expect(await ask("DELETE", "/calls")).toMatchObject({ status: 200, body: { total: 0 } });
    expect((await ask("GET", "/elsewhere")).status).toBe(404);
    await control.close();
  });
});

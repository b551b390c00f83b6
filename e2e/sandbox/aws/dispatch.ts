import { randomUUID } from "node:crypto";
import type { RegionState, World } from "../world";
import { acm } from "./acm";
import { apigateway } from "./apigateway/index";
import { apigatewayv2 } from "./apigatewayv2/index";
import { athena } from "./athena/index";
import type { Calls } from "./calls";
import { cloudtrail } from "./cloudtrail";
import { cloudwatch } from "./cloudwatch";
import { cognito } from "./cognito";
import { credentialScope, type KeyRing } from "./credentials";
import { ec2 } from "./ec2";
import { elbv2 } from "./elbv2";
import type { Fault, Faults } from "./faults";
import { iam } from "./iam";
import { lambda } from "./lambda";
import { logs } from "./logs";
import { s3 } from "./s3";
import { type AwsError, awsError, type Context, isAwsError, type Operation, type Service } from "./service";
import { sts } from "./sts";
import { wafv2 } from "./wafv2";
import type { Protocol, WireRequest, WireResponse } from "./wire/protocol";
import { PROTOCOLS } from "./wire/protocols";

const SERVICES: readonly Service[] = [
  acm,
  apigateway,
  apigatewayv2,
  athena,
  cloudtrail,
  cloudwatch,
  cognito,
  ec2,
  elbv2,
  iam,
  lambda,
  logs,
  s3,
  sts,
  wafv2,
];

/** Both APIs of API Gateway are signed alike: their paths tell them apart. */
function serviceOf(signedFor: string | undefined, { path }: WireRequest): Service | undefined {
  const name = signedFor === "apigateway" && path.startsWith("/v2/") ? apigatewayv2.name : signedFor;
  return SERVICES.find((service) => (service.signedAs ?? service.name) === name);
}

export interface Dispatcher {
  readonly world: () => World;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly keys: KeyRing;
  readonly pageSize: number | undefined;
  readonly now: () => Date;
}

/** How the connection ends, and when. `ended` is called once, when it has. */
export interface Outcome {
  readonly delayMs: number;
  readonly ended: () => void;
  readonly answer:
    | { readonly kind: "response"; readonly response: WireResponse }
    | { readonly kind: "hang" | "reset" };
}

/** A Region of an account in which nothing exists. */
function emptyRegion(): RegionState {
  return {
    elbv2: {
      loadBalancers: [],
      listeners: [],
      rules: [],
      targetGroups: [],
      targetHealth: {},
      listenerCertificates: {},
      attributes: {},
      tags: {},
      clientSecrets: {},
    },
    cognito: {
      pools: [],
      clients: [],
      domains: [],
      resourceServers: [],
      identityProviders: [],
      brandings: [],
      secretIds: {},
    },
    ec2: { networkInterfaces: [], securityGroups: [], networkAcls: [], routeTables: [], subnets: [] },
    acm: { certificates: [] },
  };
}

/** As IAM words it: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denial(
  service: Service,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  context: Context,
): AwsError {
  const action = service.actionOf?.(operation) ?? `${service.name}:${context.operation}`;
  const resource = service.resourceOf(input, context);
  const on = resource === undefined ? "" : ` on resource: ${resource}`;
  return service.denied(
    `User: ${context.principal} is not authorized to perform: ${action}${on} because no identity-based policy allows the ${action} action`,
  );
}

function faultError(
  fault: Fault,
  service: Service,
  operation: Operation,
  input: Record<string, unknown>,
  context: Context,
) {
  switch (fault.kind) {
    case "deny":
      return denial(service, operation, input, context);
    case "throttle":
    case "quota":
      return service.throttled();
    case "expired-token":
      return service.expired();
    case "break":
      return fault.how === "error"
        ? awsError("InternalFailure", "An internal error has occurred", 500)
        : undefined;
    case "delay":
      return undefined;
  }
}

/** Input, then faults, then the handler: what is malformed is refused before anything is looked up. */
async function perform(
  dispatcher: Dispatcher,
  service: Service,
  protocol: Protocol,
  operation: Operation,
  request: WireRequest,
  context: Context,
  faults: readonly Fault[],
): Promise<object | AwsError> {
  const input = await protocol.readInput(operation, request);
  if (isAwsError(input)) return input;
  for (const fault of faults) {
    const error = faultError(fault, service, operation, input, context);
    if (error !== undefined) return error;
  }
  const account = dispatcher.world().accounts.find((each) => each.id === context.account);
  const state = account?.regions[context.region] ?? emptyRegion();
  return operation.handle(state, input as never, context);
}

function uncounted(response: WireResponse): Outcome {
  return { delayMs: 0, ended: () => {}, answer: { kind: "response", response } };
}

/** Finds service, account, Region and operation of a request and answers it. */
export async function dispatch(dispatcher: Dispatcher, request: WireRequest): Promise<Outcome> {
  const requestId = randomUUID();
  const scope = credentialScope(request.headers.authorization);
  const service = serviceOf(scope?.service, request);
  if (scope === undefined || service === undefined) {
    const message = scope === undefined ? "Missing Authentication Token" : `no service ${scope.service} here`;
    const error = awsError("MissingAuthenticationToken", message, 403);
    return uncounted(PROTOCOLS.awsJson1_1.writeError(sts, error, requestId));
  }
  const protocol = PROTOCOLS[service.protocol];
  const name = protocol.operationOf(service, request) ?? "";
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (operation === undefined) {
    return uncounted(protocol.writeError(service, protocol.unknownOperation(service, name), requestId));
  }

  const ended = dispatcher.calls.begin(service.name, name);
  const faults = dispatcher.faults.meet(service.name, name);
  const delayMs = faults.reduce((sum, fault) => sum + (fault.kind === "delay" ? fault.ms : 0), 0);
  const broken = faults.find((fault) => fault.kind === "break");
  if (broken?.kind === "break" && broken.how !== "error") {
    if (broken.how !== "rubbish") return { delayMs, ended, answer: { kind: broken.how } };
    const response = { status: 200, headers: { "content-type": "text/plain" }, body: "<<{ nothing of AWS" };
    return { delayMs, ended, answer: { kind: "response", response } };
  }
  const caller = dispatcher.keys.callerOf(scope.accessKeyId);
  const context: Context = {
    operation: name,
    account: caller.account,
    region: scope.region,
    principal: caller.principal,
    world: dispatcher.world(),
    pageSize: dispatcher.pageSize,
    now: dispatcher.now,
    openSession: dispatcher.keys.openSession,
  };
  const result = await perform(dispatcher, service, protocol, operation, request, context, faults);
  const response = isAwsError(result)
    ? protocol.writeError(service, result, requestId)
    : protocol.writeOutput(service, operation, result, requestId);
  return { delayMs, ended, answer: { kind: "response", response } };
}

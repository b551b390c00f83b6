import { randomBytes } from "node:crypto";
import {
  AssumeRole$,
  type AssumeRoleRequest,
  type AssumeRoleResponse,
  ExpiredTokenException$,
  GetCallerIdentity$,
  type GetCallerIdentityResponse,
} from "@aws-sdk/client-sts";
import { awsError, byName, type Handler, operation, type Service } from "./service";

const getCallerIdentity: Handler<object, GetCallerIdentityResponse> = (_, __, { account, principal }) => ({
  Account: account,
  Arn: principal,
  UserId: principal.includes(":assumed-role/")
    ? `AROASANDBOXSANDBOX01:${principal.split("/").at(-1)}`
    : "AIDASANDBOXSANDBOX001",
});

/** A role can be assumed in every account of the world; in any other it is refused, as an unknown role is. */
const assumeRole: Handler<AssumeRoleRequest, AssumeRoleResponse> = (_, input, context) => {
  const { RoleArn = "", RoleSessionName = "", DurationSeconds = 3600 } = input;
  const [, account, role] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(RoleArn) ?? [];
  if (account === undefined || role === undefined) {
    return awsError("ValidationError", `${RoleArn} is invalid`);
  }
  if (!context.world.accounts.some((each) => each.id === account)) {
    return denied(
      `User: ${context.principal} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    );
  }
  const Arn = `arn:aws:sts::${account}:assumed-role/${role}/${RoleSessionName}`;
  const { accessKeyId, sessionToken } = context.openSession(account, Arn);
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: randomBytes(30).toString("base64"),
      SessionToken: sessionToken,
      Expiration: new Date(context.now().getTime() + DurationSeconds * 1000),
    },
    AssumedRoleUser: { AssumedRoleId: `AROASANDBOXSANDBOX01:${RoleSessionName}`, Arn },
    PackedPolicySize: 0,
  };
};

const denied = (message: string) => awsError("AccessDenied", message, 403);

/** https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html */
export const sts: Service = {
  name: "sts",
  protocol: "awsQuery",
  version: "2011-06-15",
  target: "AWSSecurityTokenServiceV20110615",
  xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
  denied,
  throttled: () => awsError("Throttling", "Rate exceeded"),
  expired: () => ({
    ...awsError(ExpiredTokenException$, "The security token included in the request is expired"),
    status: 403,
  }),
  resourceOf: ({ RoleArn }) => (typeof RoleArn === "string" ? RoleArn : undefined),
  operations: byName([operation(GetCallerIdentity$, getCallerIdentity), operation(AssumeRole$, assumeRole)]),
};

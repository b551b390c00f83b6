import { randomBytes } from "node:crypto";
import {
  CreateUserPoolClient$,
  type CreateUserPoolClientRequest,
  type CreateUserPoolClientResponse,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Handler, isAwsError, operation } from "../service";
import { type Client, poolOf } from "./rows";
import { DEFAULTS, refusal } from "./update-client";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
const createUserPoolClient: Handler<CreateUserPoolClientRequest, CreateUserPoolClientResponse> = (
  { cognito },
  input,
  context,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const refused = refusal(cognito, input);
  if (refused !== undefined) return refused;
  const { GenerateSecret, ...fields } = input;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const now = context.now();
  const client: Client = {
    ...DEFAULTS,
    ...given,
    UserPoolId: pool.Id,
    ClientId: randomBytes(13).toString("hex"),
    ...(GenerateSecret ? { ClientSecret: randomBytes(26).toString("hex") } : {}),
    CreationDate: now,
    LastModifiedDate: now,
  };
  cognito.clients.push(client);
  return { UserPoolClient: client };
};

export const createClientOperations = [operation(CreateUserPoolClient$, createUserPoolClient)];

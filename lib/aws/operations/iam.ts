import "server-only";
import {
  GetPolicyCommand,
  type GetPolicyCommandInput,
  GetPolicyVersionCommand,
  type GetPolicyVersionCommandInput,
  GetRoleCommand,
  type GetRoleCommandInput,
  GetRolePolicyCommand,
  type GetRolePolicyCommandInput,
  ListAttachedRolePoliciesCommand,
  type ListAttachedRolePoliciesCommandInput,
  ListRolePoliciesCommand,
  type ListRolePoliciesCommandInput,
} from "@aws-sdk/client-iam";
import { operation } from "../operation";

export const getRole = operation("iam", "iam:GetRole", (client, input: GetRoleCommandInput, options) =>
  client.send(new GetRoleCommand(input), options),
);
export const listRolePolicies = operation(
  "iam",
  "iam:ListRolePolicies",
  (client, input: ListRolePoliciesCommandInput, options) =>
    client.send(new ListRolePoliciesCommand(input), options),
);
export const getRolePolicy = operation(
  "iam",
  "iam:GetRolePolicy",
  (client, input: GetRolePolicyCommandInput, options) =>
    client.send(new GetRolePolicyCommand(input), options),
);
export const listAttachedRolePolicies = operation(
  "iam",
  "iam:ListAttachedRolePolicies",
  (client, input: ListAttachedRolePoliciesCommandInput, options) =>
    client.send(new ListAttachedRolePoliciesCommand(input), options),
);
export const getPolicy = operation("iam", "iam:GetPolicy", (client, input: GetPolicyCommandInput, options) =>
  client.send(new GetPolicyCommand(input), options),
);
export const getPolicyVersion = operation(
  "iam",
  "iam:GetPolicyVersion",
  (client, input: GetPolicyVersionCommandInput, options) =>
    client.send(new GetPolicyVersionCommand(input), options),
);

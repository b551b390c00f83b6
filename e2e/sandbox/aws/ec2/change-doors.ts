import { isDeepStrictEqual } from "node:util";
import {
  AuthorizeSecurityGroupEgress$,
  type AuthorizeSecurityGroupEgressRequest,
  type AuthorizeSecurityGroupEgressResult,
  CreateNetworkAclEntry$,
  type CreateNetworkAclEntryRequest,
  DeleteNetworkAclEntry$,
  type DeleteNetworkAclEntryRequest,
  type IpPermission,
  type NetworkAclEntry,
  RevokeSecurityGroupEgress$,
  type RevokeSecurityGroupEgressRequest,
  type RevokeSecurityGroupEgressResult,
} from "@aws-sdk/client-ec2";
import type { Ec2State } from "../../world";
import { type AwsError, awsError, type Handler, isAwsError, operation } from "../service";

function egressOf(ec2: Ec2State, id: string | undefined): IpPermission[] | AwsError {
  const group = ec2.securityGroups.find((row) => row.GroupId === id);
  if (group === undefined)
    return awsError("InvalidGroup.NotFound", `The security group '${id}' does not exist`);
  group.IpPermissionsEgress ??= [];
  return group.IpPermissionsEgress;
}

/** As DescribeSecurityGroups answers it: all lists are there. */
const stored = (permission: IpPermission): IpPermission => ({
  ...permission,
  IpRanges: permission.IpRanges ?? [],
  Ipv6Ranges: permission.Ipv6Ranges ?? [],
  PrefixListIds: permission.PrefixListIds ?? [],
  UserIdGroupPairs: permission.UserIdGroupPairs ?? [],
});

const authorizeEgress: Handler<AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResult> = (
  { ec2 },
  { GroupId, IpPermissions = [] },
) => {
  const egress = egressOf(ec2, GroupId);
  if (isAwsError(egress)) return egress;
  const added = IpPermissions.map(stored);
  if (added.some((one) => egress.some((known) => isDeepStrictEqual(known, one)))) {
    return awsError("InvalidPermission.Duplicate", "the specified rule already exists");
  }
  egress.push(...added);
  return { Return: true };
};

const revokeEgress: Handler<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult> = (
  { ec2 },
  { GroupId, IpPermissions = [] },
) => {
  const egress = egressOf(ec2, GroupId);
  if (isAwsError(egress)) return egress;
  for (const one of IpPermissions.map(stored)) {
    const at = egress.findIndex((known) => isDeepStrictEqual(known, one));
    if (at < 0) return awsError("InvalidPermission.NotFound", "The specified rule does not exist.");
    egress.splice(at, 1);
  }
  return { Return: true };
};

function entriesOf(ec2: Ec2State, id: string | undefined): NetworkAclEntry[] | AwsError {
  const acl = ec2.networkAcls.find((row) => row.NetworkAclId === id);
  if (acl === undefined)
    return awsError("InvalidNetworkAclID.NotFound", `The networkAcl ID '${id}' does not exist`);
  acl.Entries ??= [];
  return acl.Entries;
}

const createEntry: Handler<CreateNetworkAclEntryRequest, object> = ({ ec2 }, input) => {
  const entries = entriesOf(ec2, input.NetworkAclId);
  if (isAwsError(entries)) return entries;
  const { RuleNumber = 0, Egress = false, RuleAction, Protocol, CidrBlock, PortRange } = input;
  if (RuleNumber < 1 || RuleNumber > 32_766) {
    return awsError("InvalidParameterValue", `The rule number '${RuleNumber}' must be between 1 and 32766`);
  }
  if (entries.some((entry) => entry.RuleNumber === RuleNumber && entry.Egress === Egress)) {
    return awsError("NetworkAclEntryAlreadyExists", "The network acl entry identified already exists.");
  }
  entries.push({ CidrBlock, Egress, PortRange, Protocol, RuleAction, RuleNumber });
  return {};
};

const deleteEntry: Handler<DeleteNetworkAclEntryRequest, object> = ({ ec2 }, input) => {
  const entries = entriesOf(ec2, input.NetworkAclId);
  if (isAwsError(entries)) return entries;
  const at = entries.findIndex(
    (entry) => entry.RuleNumber === input.RuleNumber && entry.Egress === (input.Egress ?? false),
  );
  if (at < 0) return awsError("InvalidNetworkAclEntry.NotFound", "The specified rule does not exist.");
  entries.splice(at, 1);
  return {};
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
export const doorChanges = [
  operation(AuthorizeSecurityGroupEgress$, authorizeEgress),
  operation(RevokeSecurityGroupEgress$, revokeEgress),
  operation(CreateNetworkAclEntry$, createEntry),
  operation(DeleteNetworkAclEntry$, deleteEntry),
];

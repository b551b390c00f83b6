import "server-only";
import type { Answer } from "../../aws/answer";
import {
  getPolicy,
  getPolicyVersion,
  getRole,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
} from "../../aws/operations/iam";
import type { Place } from "../../aws/place";
import type { IamRole } from "../../model/api";
import type { JsonValue } from "../../model/finding";
import { type Gathered, ok } from "../../model/gathered";
import { absentAs, readList, readOne } from "../answers";
import type { GatherContext } from "../context";
import { policyDocument } from "./policy-document";

export const actions = [
  getRole.action,
  listRolePolicies.action,
  getRolePolicy.action,
  listAttachedRolePolicies.action,
  getPolicy.action,
  getPolicyVersion.action,
];

type NamedPolicy = IamRole["policies"][number];

/**
 * A role with every policy that it has; one that cannot be read makes all of it unknown, since it may be the one that
 * allows or denies. Null: there is no such role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
export async function readRole(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Gathered<IamRole | null>> {
  const RoleName = arn.slice(arn.lastIndexOf("/") + 1);
  const [role, inline, attached] = await Promise.all([
    readOne(ctx.session, place, getRole, { RoleName }, arn, ({ Role }) =>
      Role === undefined ? undefined : { trust: decoded(Role.AssumeRolePolicyDocument) },
    ),
    readInline(ctx, place, RoleName, arn),
    readAttached(ctx, place, RoleName, arn),
  ]);
  if (role.state === "failed") return absentAs(role, ok(null));
  if (inline.state === "failed") return inline;
  if (attached.state === "failed") return attached;
  return ok({ arn, trust: role.value.trust, policies: [...inline.value, ...attached.value] });
}

/** Documents come percent-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
function decoded(text: string | undefined): JsonValue {
  return policyDocument(text === undefined ? undefined : decodeURIComponent(text));
}

async function readInline(
  ctx: GatherContext,
  place: Place,
  RoleName: string,
  arn: string,
): Promise<Answer<NamedPolicy[]>> {
  const names = await readList(
    ctx.session,
    place,
    listRolePolicies,
    (Marker) => ({ RoleName, ...(Marker === undefined ? {} : { Marker }) }),
    arn,
    ({ PolicyNames = [], Marker }) => ({ items: PolicyNames, next: Marker }),
  );
  if (names.state === "failed") return names;
  return all(
    names.value.map((PolicyName) =>
      readOne(ctx.session, place, getRolePolicy, { RoleName, PolicyName }, arn, ({ PolicyDocument }) => ({
        name: PolicyName,
        document: decoded(PolicyDocument),
      })),
    ),
  );
}

async function readAttached(
  ctx: GatherContext,
  place: Place,
  RoleName: string,
  arn: string,
): Promise<Answer<NamedPolicy[]>> {
  const listed = await readList(
    ctx.session,
    place,
    listAttachedRolePolicies,
    (Marker) => ({ RoleName, ...(Marker === undefined ? {} : { Marker }) }),
    arn,
    ({ AttachedPolicies = [], Marker }) => ({ items: AttachedPolicies, next: Marker }),
  );
  if (listed.state === "failed") return listed;
  return all(listed.value.map(({ PolicyArn = "" }) => readManaged(ctx, place, PolicyArn)));
}

async function readManaged(
  ctx: GatherContext,
  place: Place,
  PolicyArn: string,
): Promise<Answer<NamedPolicy>> {
  const version = await readOne(
    ctx.session,
    place,
    getPolicy,
    { PolicyArn },
    PolicyArn,
    ({ Policy }) => Policy?.DefaultVersionId,
  );
  if (version.state === "failed") return version;
  return readOne(
    ctx.session,
    place,
    getPolicyVersion,
    { PolicyArn, VersionId: version.value },
    PolicyArn,
    ({ PolicyVersion }) => PolicyVersion && { name: PolicyArn, document: decoded(PolicyVersion.Document) },
  );
}

/** All of them, or the first that failed. */
async function all<T>(asked: readonly Promise<Answer<T>>[]): Promise<Answer<T[]>> {
  const values: T[] = [];
  for (const answer of await Promise.all(asked)) {
    if (answer.state === "failed") return answer;
    values.push(answer.value);
  }
  return { state: "ok", value: values };
}

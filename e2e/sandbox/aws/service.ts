import type {
  RuleNotFoundException$ as AnyError$,
  DescribeRules$ as AnyOperation$,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { NormalizedSchema } from "@smithy/core/schema";
import type { RegionState, World } from "../world";

/** Operation and error schemas as every SDK client exports them (`DescribeRules$`). */
export type OperationSchema = typeof AnyOperation$;
export type ErrorSchema = typeof AnyError$;

/** How a service refuses a request: `code` on the query protocols, `shape` on awsJson. */
export interface AwsError {
  readonly kind: typeof AWS_ERROR;
  readonly code: string;
  readonly shape: string;
  readonly message: string;
  /** HTTP status on protocols that have one for each error; awsJson answers 400 to all that is below 500. */
  readonly status: number;
}

const AWS_ERROR = Symbol("AWS error");

/** An error by its SDK schema (query code and status from its `awsQueryError` and `httpError` traits) or by bare code. */
export function awsError(error: ErrorSchema | string, message: string, status = 400): AwsError {
  if (typeof error === "string") return { kind: AWS_ERROR, code: error, shape: error, message, status };
  const traits = NormalizedSchema.of(error).getMergedTraits();
  const [code, queryStatus] = (traits.awsQueryError ?? []) as readonly [string?, number?];
  return {
    kind: AWS_ERROR,
    code: code ?? error[2],
    shape: error[2],
    message,
    status: queryStatus ?? Number(traits.httpError ?? status),
  };
}

export function isAwsError(value: object): value is AwsError {
  return "kind" in value && value.kind === AWS_ERROR;
}

/** What a handler may look at beside its Region's state. */
export interface Context {
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  /** ARN of the caller. */
  readonly principal: string;
  readonly world: World;
  /** Most rows of a page, below what AWS itself would give; undefined: AWS's own maximum. */
  readonly pageSize: number | undefined;
  readonly now: () => Date;
  /** Keys for a session in `account`. */
  readonly openSession: (account: string, principal: string) => { accessKeyId: string; sessionToken: string };
}

/** Reads or changes the state of one Region, or has a function in it called, and answers the SDK's own output shape. */
export type Handler<Input, Output> = (
  state: RegionState,
  input: Input,
  context: Context,
) => Output | AwsError | Promise<Output | AwsError>;

export interface Operation {
  readonly schema: OperationSchema;
  readonly handle: Handler<never, object>;
  /** Body of the answer, where the schema cannot say it: a document, bytes, or members that the SDK's model lacks. */
  readonly write?: (output: object) => string | Uint8Array;
}

/** Ties a handler to the schema of its operation. */
export function operation<Input, Output extends object>(
  schema: OperationSchema,
  handle: Handler<Input, Output>,
  write?: (output: Output) => string | Uint8Array,
): Operation {
  return { schema, handle, ...(write && { write: write as (output: object) => string | Uint8Array }) };
}

export type ProtocolName = "awsQuery" | "ec2Query" | "awsJson1_0" | "awsJson1_1" | "restJson1" | "restXml";

/** One AWS service: how it speaks, how it refuses, what it can do. */
export interface Service {
  /** Its name in IAM actions, in the SigV4 credential scope, and in faults and counts. */
  readonly name: string;
  /** Its name in the credential scope, where that is another. */
  readonly signedAs?: string;
  /** IAM's name for the action of a request, where it is not the operation's own. */
  readonly actionOf?: (operation: Operation) => string;
  readonly protocol: ProtocolName;
  /** API version that query forms must name; `X-Amz-Target` prefix of JSON services. */
  readonly version: string;
  readonly target: string;
  readonly xmlNamespace: string;
  /** Its own codes for what every service can answer. */
  readonly denied: (message: string) => AwsError;
  readonly throttled: () => AwsError;
  readonly expired: () => AwsError;
  /** ARN that a refusal names; undefined where the action takes no resource. */
  readonly resourceOf: (input: Readonly<Record<string, unknown>>, context: Context) => string | undefined;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Operations by name, read off their schemas. */
export function byName(operations: readonly Operation[]): Record<string, Operation> {
  return Object.fromEntries(operations.map((each) => [each.schema[2], each]));
}

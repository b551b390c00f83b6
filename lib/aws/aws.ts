import "server-only";
import { setMaxListeners } from "node:events";
import type { AccountSettings } from "./account-settings";
import { type Answer, failed } from "./answer";
import { type Budget, createBudget } from "./budget";
import { callAws } from "./call-aws";
import { type AskedAws, askedAws } from "./calls";
import { createClients } from "./clients";
import type { Clock } from "./clock";
import { type CredentialSource, credentialsFor, ownCredentials } from "./credentials";
import { rateLimits } from "./limits";
import type { Clients, Operation, Quota } from "./operation";
import { getCallerIdentity } from "./operations/sts";
import type { Place } from "./place";

/** Reading on behalf of one request: bounded by its signal, with its own count. */
export interface AwsSession {
  /** Asks one thing of one place. Never rejects. */
  ask<Input, Output>(
    place: Place,
    operation: Operation<Input, Output>,
    input: Input,
    resource: string,
  ): Promise<Answer<Output>>;
  /** Requests sent so far, repeats included. */
  calls(): number;
  /** The same session, which ends with `signal` as well. */
  until(signal: AbortSignal): AwsSession;
  /** The same session, which no signal ends: for what others wait for as well. */
  detached(): AwsSession;
}

/** Access to the configured accounts, one a process: clients, budgets and who we are outlive a request. */
export interface Aws {
  readonly accounts: readonly AccountSettings[];
  /** `patient`: nobody waits for it, so all others go first. */
  session(signal: AbortSignal, patient?: boolean): AwsSession;
  /**
   * The id of a configured account: as configured, checked once a process against the credentials where they are
   * the caller's own. Failures are asked again the next time.
   */
  accountId(account: number, session: AwsSession): Promise<Answer<string>>;
  /** ARN of whose credentials read a configured account: the role to assume, or what STS says, without a session's name. */
  roleOf(account: number, session: AwsSession): Promise<Answer<string>>;
}

/** As STS has it. */
interface Caller {
  readonly account: string;
  readonly arn: string;
}

interface AccountAccess {
  readonly settings: AccountSettings;
  readonly clients: (region: string) => Clients;
  /** The credentials have worked in this process. */
  verified: boolean;
  identity: Promise<Answer<Caller>> | null;
}

export interface AwsParts {
  readonly clock: Clock;
  /** The caller's own credentials; the default chain where absent. */
  readonly credentials?: CredentialSource;
  /** Shared by all who read the same accounts; its own where absent. */
  readonly budgets?: Budgets;
}

/** The limits of AWS hold for an account, whoever asks on whose behalf. */
export type Budgets = (key: `${Quota} ${string}`) => Budget;

export function createBudgets(clock: Clock): Budgets {
  return remember((key: `${Quota} ${string}`): Budget => {
    const quota = key.slice(0, key.indexOf(" ")) as Quota;
    return createBudget(rateLimits[quota], clock);
  });
}

export function createAws(accounts: readonly AccountSettings[], parts: AwsParts): Aws {
  const { clock, credentials, budgets = createBudgets(clock) } = parts;
  const own = credentials ?? ownCredentials();
  const access = accounts.map((settings): AccountAccess => {
    const source = credentialsFor(settings, own, clock);
    const clients = remember((region: string) => createClients(region, source));
    // Credentials of a role have been accepted by STS before they reach a service.
    return { settings, clients, verified: settings.roleArn !== undefined, identity: null };
  });
  const sessionWith = (signal: AbortSignal, counter: { calls: number }, patient: boolean): AwsSession => {
    setMaxListeners(0, signal); // every call that waits its turn listens
    return {
      calls: () => counter.calls,
      detached: () => sessionWith(new AbortController().signal, counter, patient),
      until: (sooner) => sessionWith(AbortSignal.any([signal, sooner]), counter, patient),
      async ask(place, operation, input, resource) {
        const account = accessTo(place.account);
        const owner = account.settings.id ?? "own";
        const budget = budgets(`${operation.quota} ${owner}/${place.region}`);
        const clients = account.clients(place.region);
        const count = () => {
          counter.calls += 1;
        };
        const credentialsWork = async () => {
          // It may be asked at this very moment; the question itself does not wait for its own answer.
          if (operation.action !== getCallerIdentity.action) await account.identity;
          return account.verified;
        };
        const begun = Date.now();
        const answer = await callAws(
          { operation, input, resource, clients, budget, signal, credentialsWork, patient, count },
          clock,
        );
        if (askedAws.hasSubscribers) {
          const asked: AskedAws = {
            action: operation.action,
            region: place.region,
            begun,
            ended: Date.now(),
            outcome: answer.state === "ok" ? "ok" : answer.error.code,
          };
          askedAws.publish(asked);
        }
        return answer;
      },
    };
  };
  const session = (signal: AbortSignal, patient = false) => sessionWith(signal, { calls: 0 }, patient);

  const accessTo = (index: number): AccountAccess => {
    const account = access[index];
    if (!account) throw new RangeError(`no account ${index} is configured`);
    return account;
  };
  const callerOf = (index: number, reader: AwsSession): Promise<Answer<Caller>> => {
    const account = accessTo(index);
    account.identity ??= identify(account.settings, index, reader.detached()).then((answer) => {
      if (answer.state === "ok") account.verified = true;
      else account.identity = null;
      return answer;
    });
    return account.identity;
  };

  const accountId = async (index: number, reader: AwsSession): Promise<Answer<string>> => {
    const { id, roleArn } = accessTo(index).settings;
    if (id !== undefined && roleArn !== undefined) return { state: "ok", value: id };
    const caller = await callerOf(index, reader);
    return caller.state === "ok" ? { state: "ok", value: caller.value.account } : caller;
  };

  const roleOf = async (index: number, reader: AwsSession): Promise<Answer<string>> => {
    const { roleArn } = accessTo(index).settings;
    if (roleArn !== undefined) return { state: "ok", value: roleArn };
    const caller = await callerOf(index, reader);
    if (caller.state === "failed") return caller;
    // arn:aws:sts::111122223333:assumed-role/NAME/SESSION
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
    const { arn } = caller.value;
    const isSession = arn.includes(":assumed-role/");
    return { state: "ok", value: isSession ? arn.split("/").slice(0, 2).join("/") : arn };
  };

  return { accounts, session, accountId, roleOf };
}

/** Asks STS whose credentials these are. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
async function identify(
  settings: AccountSettings,
  index: number,
  session: AwsSession,
): Promise<Answer<Caller>> {
  const place = { account: index, region: settings.regions[0] ?? "us-east-1" };
  const answer = await session.ask(place, getCallerIdentity, {}, settings.id ?? "");
  if (answer.state === "failed") return answer;
  const { Account: actual = "", Arn: arn = "" } = answer.value;
  if (settings.id === undefined || settings.id === actual) {
    return { state: "ok", value: { account: actual, arn } };
  }
  return failed({
    code: "credentials",
    operation: getCallerIdentity.action,
    resource: settings.id,
    message: `The credentials belong to account ${actual}, not to ${settings.id}: configure a role of that account.`,
  });
}

/** Makes each value once, by its key. */
function remember<K extends string, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

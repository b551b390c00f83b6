import "server-only";
import { type Answer, failed } from "../aws/answer";
import type { AwsSession } from "../aws/aws";
import type { Operation } from "../aws/operation";
import type { Place } from "../aws/place";
import { type Page, readPages } from "../aws/read-pages";
import type { Gathered } from "../model/gathered";

/**
 * Asks once and takes from the answer what is wanted. `read` gives undefined where the answer lacks what AWS always
 * sends: an answer that cannot be read, which must not pass for an empty one.
 */
export async function readOne<Input, Output, T>(
  session: AwsSession,
  place: Place,
  operation: Operation<Input, Output>,
  input: Input,
  resource: string,
  read: (output: Output) => T | undefined,
): Promise<Answer<T>> {
  const answer = await session.ask(place, operation, input, resource);
  if (answer.state === "failed") return answer;
  const value = read(answer.value);
  return value === undefined ? unreadable(operation.action, resource) : { state: "ok", value };
}

/** Asks for a list to its end. `page` gives undefined items where the answer lacks the list. */
export async function readList<Input, Output, T>(
  session: AwsSession,
  place: Place,
  operation: Operation<Input, Output>,
  input: (token: string | undefined) => Input,
  resource: string,
  page: (output: Output) => { items: readonly T[] | undefined; next: string | undefined },
): Promise<Answer<T[]>> {
  const { action } = operation;
  return readPages<Page<T>, T>(
    (token) =>
      readOne(session, place, operation, input(token), resource, (output) => {
        const { items, next } = page(output);
        return items === undefined ? undefined : { items, next };
      }),
    (read) => read,
    { action, resource },
  );
}

/** The answer, in which AWS's "there is no such thing" means what `absent` says; other failures stay. */
export function absentAs<T, A>(answer: Answer<T>, absent: Gathered<A>): Gathered<T | A> {
  return answer.state === "failed" && answer.error.code === "not-found" ? absent : answer;
}

export function mapAnswer<T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> {
  return answer.state === "ok" ? { state: "ok", value: map(answer.value) } : answer;
}

function unreadable(action: string, resource: string) {
  return failed({
    code: "invalid-response",
    operation: action,
    resource,
    message: "The answer lacks what AWS documents for it.",
  });
}

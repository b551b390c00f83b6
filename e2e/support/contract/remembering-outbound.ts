import type { Outbound } from "../../../lib/outbound";

/**
 * Asks each name and each address once, and gives the same answer ever after: for comparing diagnoses that differ
 * in what AWS lets be read, and in nothing else.
 */
export function rememberingOutbound(outbound: Outbound): Outbound {
  const remember = <Options, Answer>(ask: (what: string, options?: Options) => Promise<Answer>) => {
    const answers = new Map<string, Promise<Answer>>();
    return (what: string, options?: Options): Promise<Answer> => {
      const answer = answers.get(what) ?? ask(what, options);
      answers.set(what, answer);
      return answer;
    };
  };
  return { resolve: remember(outbound.resolve), get: remember(outbound.get) };
}

/**
 * The part of JMESPath that our commands use, for `--query`: `a.b[0].{X: c, Y: d}`, `[a, b]`, `a[].b`, `[?@]`,
 * `[?a=='b'].c` and `|`.
 * https://jmespath.org/specification.html
 * @throws Error naming what cannot be read: a command that needs more is a command that this cannot vouch for.
 */
export function query(expression: string, document: unknown): unknown {
  let at = 0;
  const skip = (): void => {
    while (expression[at] === " ") at += 1;
  };
  const next = (sign: string): boolean => {
    skip();
    if (!expression.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  };
  const expect = (sign: string): void => {
    if (!next(sign)) throw new Error(`--query: expected ${sign} at ${at} of ${expression}`);
  };
  const name = (): string => {
    skip();
    const word = /^[A-Za-z_]\w*/.exec(expression.slice(at))?.[0];
    if (word === undefined) throw new Error(`--query: expected a name at ${at} of ${expression}`);
    at += word.length;
    return word;
  };
  const separated = (read: () => void, end: string): void => {
    do read();
    while (next(","));
    expect(end);
  };
  type Step = (value: unknown) => unknown;

  const selection = (): Step => {
    if (next("{")) {
      const members: [string, Step][] = [];
      separated(() => {
        const key = name();
        expect(":");
        members.push([key, chain()]);
      }, "}");
      return (value) =>
        value === null ? null : Object.fromEntries(members.map(([key, of]) => [key, of(value)]));
    }
    if (next("[")) {
      const items: Step[] = [];
      separated(() => items.push(chain()), "]");
      return (value) => (value === null ? null : items.map((of) => of(value)));
    }
    const key = name();
    return (value) => memberOf(value, key);
  };
  const literal = (): string => {
    const quoted = /^'((?:[^'\\]|\\.)*)'/.exec(expression.slice(at));
    if (quoted === null) throw new Error(`--query: expected '…' at ${at} of ${expression}`);
    at += quoted[0].length;
    return (quoted[1] ?? "").replace(/\\(['\\])/g, "$1");
  };
  /** What of a list a filter leaves, after its `[?`. */
  const filter = (): Step => {
    let holds = isTrue;
    if (!next("@")) {
      const key = name();
      expect("==");
      const wanted = literal();
      holds = (item) => memberOf(item, key) === wanted;
    }
    expect("]");
    return (value) => (Array.isArray(value) ? value.filter(holds) : null);
  };
  const brackets = (): Step => {
    const digits = /^\d+/.exec(expression.slice(at))?.[0];
    if (digits === undefined) throw new Error(`--query: cannot read [ at ${at} of ${expression}`);
    at += digits.length;
    expect("]");
    return (value) => (Array.isArray(value) ? (value[Number(digits)] ?? null) : null);
  };
  /** Flattens one level; what follows is asked of each item, and null drops out. */
  const projection = (): Step => {
    const rest = next(".") ? chain() : (value: unknown) => value;
    return (value) =>
      Array.isArray(value)
        ? value
            .flat()
            .map(rest)
            .filter((item) => item !== null)
        : null;
  };
  const chain = (): Step => {
    const steps: Step[] = [];
    if (/^\s*\[\d/.test(expression.slice(at)) && next("[")) steps.push(brackets());
    else steps.push(selection());
    const all: Step = (value) => steps.reduce((current, step) => step(current), value);
    for (;;) {
      if (next("[]")) {
        steps.push(projection());
        return all;
      }
      if (next("[?")) {
        steps.push(filter(), projection());
        return all;
      }
      if (next(".")) steps.push(selection());
      else if (next("[")) steps.push(brackets());
      else return all;
    }
  };

  let value = chain()(document);
  while (next("|")) value = chain()(value);
  skip();
  if (at < expression.length) throw new Error(`--query: cannot read ${expression.slice(at)}`);
  return value;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return (value as Record<string, unknown>)[key] ?? null;
}

/** JMESPath takes null, false and whatever is empty for false. */
function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return false;
  return !(Array.isArray(value) && value.length === 0);
}

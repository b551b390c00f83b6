/** What a shorthand value stands for, before the API's types are known: all leaves are text. */
export type Shorthand = string | readonly Shorthand[] | { readonly [key: string]: Shorthand };

/**
 * Reads the CLI's shorthand syntax: `Key=Value,List=a,b,Nested={Key=Value},Other=[a,b]`.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 * @throws Error naming the place where it cannot be read.
 */
export function parseShorthand(text: string): Shorthand {
  let at = 0;
  const fail = (wanted: string): never => {
    throw new Error(`expected ${wanted} at ${at} of ${JSON.stringify(text)}`);
  };
  const take = (sign: string): void => {
    if (text[at] !== sign) fail(`"${sign}"`);
    at += 1;
  };
  /** A word up to one of `ends`; quotes keep everything between them. */
  const word = (ends: string): string => {
    const quote = text[at];
    if (quote === "'" || quote === '"') {
      const end = text.indexOf(quote, at + 1);
      if (end < 0) fail(`a closing ${quote}`);
      const inner = text.slice(at + 1, end);
      at = end + 1;
      return inner;
    }
    const from = at;
    while (at < text.length && !ends.includes(text[at] ?? "")) at += 1;
    return text.slice(from, at);
  };
  const list = (): Shorthand[] => {
    take("[");
    const items: Shorthand[] = [];
    while (text[at] !== "]") {
      items.push(value(",]"));
      if (text[at] === ",") at += 1;
      else if (text[at] !== "]") fail('"," or "]"');
    }
    take("]");
    return items;
  };
  const value = (ends: string): Shorthand => {
    if (text[at] === "[") return list();
    if (text[at] !== "{") return word(ends);
    take("{");
    const struct = pairs("}");
    take("}");
    return struct;
  };
  /** `a=1,b=2,3` is a = 1 and b = [2, 3]: a part without "=" belongs to the key before it. */
  const pairs = (end: string): Record<string, Shorthand> => {
    const struct: Record<string, Shorthand> = {};
    let key = "";
    while (at < text.length && text[at] !== end) {
      const rest = text.slice(at);
      const named = /^([\w.:-]+)=/.exec(rest)?.[1];
      if (named !== undefined) {
        key = named;
        at += named.length + 1;
        struct[key] = value(`,${end}`);
      } else {
        const before = struct[key];
        if (before === undefined) fail("key=value");
        else struct[key] = [...(Array.isArray(before) ? before : [before]), value(`,${end}`)];
      }
      if (text[at] === ",") at += 1;
      else if (at < text.length && text[at] !== end) fail(`"," or the end`);
    }
    return struct;
  };
  const parsed = text.startsWith("[") ? list() : pairs("");
  if (at < text.length) fail("the end");
  return parsed;
}

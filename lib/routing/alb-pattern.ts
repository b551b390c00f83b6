/** `*`: zero or more characters. */
export const anyRun = -1;
/** `?`: exactly one character. */
export const anyOne = -2;

/** A pattern of a rule: code points, `anyRun` and `anyOne`. */
export type Glob = readonly number[];

/**
 * How a condition reads its values
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html).
 */
export interface GlobDialect {
  /** Compared without regard to case: everything but paths. */
  readonly ignoreCase: boolean;
  /** `\*`, `\?` and `\\` stand for the character itself: query strings only. */
  readonly escapes: boolean;
}

export const hostDialect: GlobDialect = { ignoreCase: true, escapes: false };
export const pathDialect: GlobDialect = { ignoreCase: false, escapes: false };
export const headerDialect: GlobDialect = { ignoreCase: true, escapes: false };
export const queryDialect: GlobDialect = { ignoreCase: true, escapes: true };

/** Patterns of rules are few and are compared with each other over and over. */
const parsed = new Map<GlobDialect, Map<string, Glob>>();
const mostParsed = 20_000;

/** Reads a pattern. Runs of `*` become one, which changes nothing but the work. */
export function parseGlob(pattern: string, dialect: GlobDialect): Glob {
  const known = parsed.get(dialect) ?? new Map<string, Glob>();
  parsed.set(dialect, known);
  const found = known.get(pattern);
  if (found) return found;
  if (known.size >= mostParsed) known.clear();
  const glob = parseAfresh(pattern, dialect);
  known.set(pattern, glob);
  return glob;
}

function parseAfresh(pattern: string, dialect: GlobDialect): Glob {
  const glob: number[] = [];
  let escaped = false;
  for (const character of dialect.ignoreCase ? pattern.toLowerCase() : pattern) {
    if (escaped) {
      // A backslash before any other character is an ordinary backslash.
      if (!/[*?\\]/.test(character)) glob.push(0x5c);
      glob.push(character.codePointAt(0) ?? 0);
      escaped = false;
    } else if (dialect.escapes && character === "\\") escaped = true;
    else if (character === "*") {
      if (glob.at(-1) !== anyRun) glob.push(anyRun);
    } else glob.push(character === "?" ? anyOne : (character.codePointAt(0) ?? 0));
  }
  if (escaped) glob.push(0x5c);
  return glob;
}

/** A text as a pattern that matches nothing else. */
export function literalGlob(text: string, dialect: GlobDialect): Glob {
  const glob: number[] = [];
  for (const character of dialect.ignoreCase ? text.toLowerCase() : text) {
    glob.push(character.codePointAt(0) ?? 0);
  }
  return glob;
}

/** Whether the pattern has no wildcard. */
export function isLiteral(glob: Glob): boolean {
  return glob.every((token) => token >= 0);
}

/**
 * Whether the whole text matches. A `*` is only ever extended from the last one seen, so the work is at most
 * pattern length times text length, whatever the pattern.
 */
export function matchGlob(glob: Glob, text: Glob): boolean {
  let at = 0;
  let position = 0;
  let lastRun = -1;
  let resumeAt = 0;
  while (position < text.length) {
    const token = glob[at];
    if (token === anyRun) {
      lastRun = at++;
      resumeAt = position;
    } else if (token !== undefined && (token === anyOne || token === text[position])) {
      at++;
      position++;
    } else if (lastRun >= 0) {
      at = lastRun + 1;
      position = ++resumeAt;
    } else return false;
  }
  while (glob[at] === anyRun) at++;
  return at === glob.length;
}

import type { QueryPattern, ReadCondition } from "./alb-condition";
import {
  anyRun,
  type Glob,
  type GlobDialect,
  headerDialect,
  hostDialect,
  isLiteral,
  matchGlob,
  parseGlob,
  pathDialect,
  queryDialect,
} from "./alb-pattern";
import { matchRegex } from "./alb-regex";
import { cidrContains, cidrsOverlap } from "./cidr";
import { beginningWith, globsContain, globsOverlap } from "./glob-containment";
import { oncePer } from "./remembered";

/** How a field's texts are compared. */
interface Texts {
  readonly dialect: GlobDialect;
  /** What a pattern can match of the texts that a request can have. */
  readonly possible: (glob: Glob) => readonly Glob[];
  /** Patterns of a condition, read. */
  readonly read: (values: readonly string[]) => ReadPatterns;
}

interface ReadPatterns {
  readonly globs: readonly Glob[];
  /** Those without wildcards, as they are compared: most hosts of a listener are told apart by these alone. */
  readonly literals: ReadonlySet<string>;
  readonly wild: readonly Glob[];
  /** As they are compared; null where there are wildcards. */
  readonly texts: readonly (string | null)[];
}

const itself = oncePer((glob: Glob): readonly Glob[] => [glob]);
/** Every path begins with a slash. */
const afterSlash = oncePer((glob: Glob): readonly Glob[] => beginningWith(glob, 0x2f));

const hosts = textsOf(hostDialect, itself);
const paths = textsOf(pathDialect, afterSlash);
const headers = textsOf(headerDialect, itself);

function textsOf(dialect: GlobDialect, possible: Texts["possible"]): Texts {
  const read = oncePer((values: readonly string[]): ReadPatterns => {
    const globs = values.map((value) => parseGlob(value, dialect));
    const texts = globs.map((glob) => (isLiteral(glob) ? String.fromCodePoint(...glob) : null));
    return {
      globs,
      literals: new Set(texts.filter((text) => text !== null)),
      wild: globs.filter((glob) => !isLiteral(glob)),
      texts,
    };
  });
  return { dialect, possible, read };
}

const anything: Glob = [anyRun];

interface Patterns {
  readonly values: readonly string[];
  readonly regexes: readonly string[];
}

/** Whether every request has the condition fulfilled, such as path `/*`. */
export const holdsAlways = oncePer((condition: ReadCondition): boolean => {
  switch (condition.field) {
    case "host-header":
      return containsGlob(condition.values, anything, hosts);
    case "path-pattern":
      return containsGlob(condition.values, anything, paths);
    case "source-ip":
      return condition.values.includes("0.0.0.0/0") && condition.values.includes("::/0");
    default:
      return false;
  }
});

/** Whether every request that fulfils `inner` fulfils `outer`. False also where that cannot be shown. */
export function conditionContains(outer: ReadCondition, inner: ReadCondition): boolean {
  if (outer.field === "host-header" && inner.field === "host-header")
    return textsContain(outer, inner, hosts);
  if (outer.field === "path-pattern" && inner.field === "path-pattern")
    return textsContain(outer, inner, paths);
  if (outer.field === "http-header" && inner.field === "http-header") {
    return outer.name.toLowerCase() === inner.name.toLowerCase() && textsContain(outer, inner, headers);
  }
  if (outer.field === "http-request-method" && inner.field === "http-request-method") {
    return inner.values.every((method) => outer.values.includes(method));
  }
  if (outer.field === "query-string" && inner.field === "query-string") {
    return inner.pairs.every((pair) => outer.pairs.some((wider) => pairContains(wider, pair)));
  }
  if (outer.field === "source-ip" && inner.field === "source-ip") {
    return inner.values.every((block) => outer.values.some((wider) => cidrContains(wider, block)));
  }
  return outer.field === "unknown" && inner.field === "unknown" && outer.text === inner.text;
}

/**
 * Whether one request can fulfil both. Headers and query parameters may be repeated, so two different values never
 * exclude each other.
 */
export function conditionsMeet(a: ReadCondition, b: ReadCondition): "yes" | "no" | "maybe" {
  if (a.field === "unknown" || b.field === "unknown") return "maybe";
  if (a.field === "host-header" && b.field === "host-header") return textsMeet(a, b, hosts);
  if (a.field === "path-pattern" && b.field === "path-pattern") return textsMeet(a, b, paths);
  if (a.field === "http-request-method" && b.field === "http-request-method") {
    return a.values.some((method) => b.values.includes(method)) ? "yes" : "no";
  }
  if (a.field === "source-ip" && b.field === "source-ip") {
    return anyMeet(a.values.flatMap((left) => b.values.map((right) => known(cidrsOverlap(left, right)))));
  }
  return "yes";
}

function textsContain(outer: Patterns, inner: Patterns, texts: Texts): boolean {
  const wider = texts.read(outer.values);
  const narrower = texts.read(inner.values);
  for (const [index, glob] of narrower.globs.entries()) {
    const text = narrower.texts[index] ?? null;
    const contained =
      text === null || texts.possible(glob).length === 0
        ? containsGlob(outer.values, glob, texts)
        : wider.literals.has(text) || wider.wild.some((one) => matchGlob(one, glob));
    if (contained) continue;
    if (text === null || !outer.regexes.some((regex) => isHit(regex, inner.values[index] ?? "")))
      return false;
  }
  return (
    inner.regexes.every((regex) => outer.regexes.includes(regex)) ||
    containsGlob(outer.values, anything, texts)
  );
}

function isHit(regex: string, text: string): boolean {
  return matchRegex(regex, [text]).outcome === "hit";
}

function containsGlob(outers: readonly string[], inner: Glob, texts: Texts): boolean {
  const { globs } = texts.read(outers);
  return texts.possible(inner).every((glob) => globsContain(globs, glob) === true);
}

function pairContains(outer: QueryPattern, inner: QueryPattern): boolean {
  const contains = (wide: string, narrow: string) =>
    globsContain([parseGlob(wide, queryDialect)], parseGlob(narrow, queryDialect)) === true;
  const keyIn = outer.key === undefined || (inner.key !== undefined && contains(outer.key, inner.key));
  return keyIn && contains(outer.value, inner.value);
}

function textsMeet(a: Patterns, b: Patterns, texts: Texts): "yes" | "no" | "maybe" {
  const globs = a.values.flatMap((left) => b.values.map((right) => globsMeet(left, right, texts)));
  const mixed = [
    ...a.regexes.flatMap((regex) => b.values.map((value) => regexMeets(regex, value, texts))),
    ...b.regexes.flatMap((regex) => a.values.map((value) => regexMeets(regex, value, texts))),
  ];
  const expressions = a.regexes.flatMap(() => b.regexes.map(() => "maybe" as const));
  return anyMeet([...globs, ...mixed, ...expressions]);
}

function globsMeet(left: string, right: string, texts: Texts): "yes" | "no" | "maybe" {
  const rights = texts.possible(parseGlob(right, texts.dialect));
  const lefts = texts.possible(parseGlob(left, texts.dialect));
  return anyMeet(lefts.flatMap((a) => rights.map((b) => known(globsOverlap(a, b)))));
}

function regexMeets(regex: string, value: string, texts: Texts): "yes" | "no" | "maybe" {
  if (!isLiteral(parseGlob(value, texts.dialect))) return "maybe";
  const { outcome } = matchRegex(regex, [value]);
  return outcome === "hit" ? "yes" : outcome === "miss" ? "no" : "maybe";
}

function known(overlap: boolean | undefined): "yes" | "no" | "maybe" {
  return overlap === undefined ? "maybe" : overlap ? "yes" : "no";
}

function anyMeet(answers: readonly ("yes" | "no" | "maybe")[]): "yes" | "no" | "maybe" {
  if (answers.includes("yes")) return "yes";
  return answers.includes("maybe") ? "maybe" : "no";
}

import { anyOne, anyRun, type Glob, isLiteral, matchGlob } from "./alb-pattern";

/** Any character that no pattern of the question names. */
const otherCharacter = -3;
/** A pattern of a rule is at most 128 characters: more states than this come only of a made-up snapshot. */
const stateLimit = 5_000;

/** Patterns that together match what `glob` matches of the texts that begin with the character. */
export function beginningWith(glob: Glob, character: number): Glob[] {
  const [head, ...rest] = glob;
  if (head === undefined) return [];
  if (head === anyRun) return [[character, ...glob], ...beginningWith(rest, character)];
  return head === anyOne || head === character ? [[character, ...rest]] : [];
}

/**
 * Whether every text that `inner` matches is matched by one of `outers`. Undefined where the question is too large to
 * decide.
 */
export function globsContain(wider: readonly Glob[], inner: Glob): boolean | undefined {
  if (isLiteral(inner)) return wider.some((outer) => matchGlob(outer, inner));
  // A pattern that begins otherwise matches nothing of `inner`: most patterns of a listener are told apart by that.
  const outers = wider.filter((outer) => beginAlike(outer, inner));
  if (
    outers.some((outer) => outer.length === inner.length && outer.every((token, at) => token === inner[at]))
  ) {
    return true;
  }
  // Texts of every length against patterns that each know one.
  if (inner.includes(anyRun) && !outers.some((outer) => outer.includes(anyRun))) return false;
  const alphabet = alphabetOf([...outers, inner]);
  const start: State = { inner: 0, outers: outers.map((outer) => closure(outer, [0])) };
  const seen = new Set([keyOf(start)]);
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.size > stateLimit) return undefined;
    // A trailing `*` accepts whatever follows: nothing can go wrong from here.
    if (state.outers.some((positions, index) => acceptsAll(outers[index] ?? [], positions))) continue;
    // Every rest of a pattern matches something, so here is a text that no outer pattern matches.
    if (state.outers.every((positions) => positions.length === 0)) return false;
    const ended = closure(inner, [state.inner]).includes(inner.length);
    if (ended && !state.outers.some((positions, index) => positions.includes((outers[index] ?? []).length))) {
      return false;
    }
    for (const character of alphabet) {
      const after = state.outers.map((positions, index) => step(outers[index] ?? [], positions, character));
      for (const position of step(inner, closure(inner, [state.inner]), character)) {
        const next: State = { inner: position, outers: after };
        const key = keyOf(next);
        if (!seen.has(key)) {
          seen.add(key);
          open.push(next);
        }
      }
    }
  }
  return true;
}

/** Whether some text is matched by both. Undefined where the question is too large to decide. */
export function globsOverlap(a: Glob, b: Glob): boolean | undefined {
  if (isLiteral(a)) return matchGlob(b, a);
  if (isLiteral(b)) return matchGlob(a, b);
  const width = b.length + 1;
  const seen = new Set([0]);
  const open = [0];
  const visit = (i: number, j: number) => {
    const key = i * width + j;
    if (i > a.length || j > b.length || seen.has(key)) return;
    seen.add(key);
    open.push(key);
  };
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.size > stateLimit) return undefined;
    const i = Math.floor(key / width);
    const j = key % width;
    if (i === a.length && j === b.length) return true;
    const left = a[i];
    const right = b[j];
    if (left === anyRun) visit(i + 1, j);
    if (right === anyRun) visit(i, j + 1);
    if (left === undefined || right === undefined || !meet(left, right)) continue;
    visit(left === anyRun ? i : i + 1, right === anyRun ? j : j + 1);
  }
  return false;
}

/** Whether the characters that both begin with, before any wildcard, are the same. */
function beginAlike(a: Glob, b: Glob): boolean {
  for (let at = 0; ; at += 1) {
    const left = a[at];
    const right = b[at];
    if (left === undefined || right === undefined || left < 0 || right < 0) return true;
    if (left !== right) return false;
  }
}

interface State {
  readonly inner: number;
  readonly outers: readonly (readonly number[])[];
}

function keyOf(state: State): string {
  return `${state.inner}|${state.outers.map((positions) => positions.join()).join("|")}`;
}

function alphabetOf(globs: readonly Glob[]): number[] {
  return [...new Set([...globs.flat().filter((token) => token >= 0), otherCharacter])];
}

/** The positions and those reached from them without a character: past a `*`. Ascending. */
function closure(glob: Glob, positions: readonly number[]): number[] {
  const reached = new Set(positions);
  for (const position of reached) if (glob[position] === anyRun) reached.add(position + 1);
  return [...reached].sort((a, b) => a - b);
}

function step(glob: Glob, positions: readonly number[], character: number): number[] {
  const after = positions.flatMap((position) => {
    const token = glob[position];
    if (token === anyRun) return [position];
    return token === anyOne || token === character ? [position + 1] : [];
  });
  return closure(glob, after);
}

function acceptsAll(glob: Glob, positions: readonly number[]): boolean {
  return glob.at(-1) === anyRun && positions.includes(glob.length);
}

function meet(left: number, right: number): boolean {
  return left < 0 || right < 0 || left === right;
}

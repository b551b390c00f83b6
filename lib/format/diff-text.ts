/** A run of characters; `differs` where the other text has something else there. */
export interface TextRun {
  readonly text: string;
  readonly differs: boolean;
}

/** Two texts, letter by letter. Joined, the runs of each side are that side's text. */
export interface TextDiff {
  readonly actual: readonly TextRun[];
  readonly expected: readonly TextRun[];
}

/** Longer texts are compared by their common beginning and end only: a table of 1,000 × 1,000 is enough. */
const longest = 1_000;

/** Marks the characters in which two texts differ, by their longest common subsequence. */
export function diffText(actual: string, expected: string): TextDiff {
  const left = [...actual];
  const right = [...expected];
  const start = commonLength(left, right, (items, index) => items[index]);
  const end = Math.min(
    commonLength(left, right, (items, index) => items[items.length - 1 - index]),
    Math.min(left.length, right.length) - start,
  );
  const middleLeft = left.slice(start, left.length - end);
  const middleRight = right.slice(start, right.length - end);
  const shared = sharedPositions(middleLeft, middleRight);
  return {
    actual: runs(left, (index) => isShared(index, start, middleLeft.length, shared.left)),
    expected: runs(right, (index) => isShared(index, start, middleRight.length, shared.right)),
  };
}

function commonLength(
  left: readonly string[],
  right: readonly string[],
  at: (items: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && at(left, length) === at(right, length)) length += 1;
  return length;
}

function isShared(index: number, start: number, length: number, shared: ReadonlySet<number>): boolean {
  return index < start || index >= start + length || shared.has(index - start);
}

function sharedPositions(left: readonly string[], right: readonly string[]) {
  const shared = { left: new Set<number>(), right: new Set<number>() };
  if (left.length > longest || right.length > longest) return shared;
  const lengths = subsequenceLengths(left, right);
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      shared.left.add(i);
      shared.right.add(j);
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return shared;
}

/** `[i][j]`: length of the longest common subsequence of what follows `i` and `j`. */
function subsequenceLengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    const below = rows[i + 1];
    if (!row || !below) continue;
    for (let j = right.length - 1; j >= 0; j -= 1) {
      row[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

function runs(characters: readonly string[], shared: (index: number) => boolean): TextRun[] {
  const found: { text: string; differs: boolean }[] = [];
  characters.forEach((character, index) => {
    const differs = !shared(index);
    const last = found.at(-1);
    if (last && last.differs === differs) last.text += character;
    else found.push({ text: character, differs });
  });
  return found;
}

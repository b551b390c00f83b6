/**
 * What follows from a part of a snapshot, worked out once for each part. Right because snapshots never change once
 * they are built: more that is read makes a new one. Forgotten together with the part.
 */
export function oncePer<Part extends object, Answer extends NonNullable<unknown> | null>(
  work: (part: Part) => Answer,
): (part: Part) => Answer {
  const known = new WeakMap<Part, Answer>();
  return (part) => {
    const found = known.get(part);
    if (found !== undefined) return found;
    const answer = work(part);
    known.set(part, answer);
    return answer;
  };
}

/** As `oncePer`, of texts that are few and asked about over and over. Forgets all once there are `most`. */
export function oncePerText<Answer extends NonNullable<unknown> | null>(
  work: (text: string) => Answer,
  most = 20_000,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = work(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}

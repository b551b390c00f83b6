/** `*` is any run of characters, `?` any one; every other character is itself. Linear but for one `*` after another. */
export function matchesPolicyGlob(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let lastStar = -1;
  let resume = 0;
  while (from < text.length) {
    if (pattern[at] === "*") {
      lastStar = at;
      at += 1;
      resume = from;
    } else if (pattern[at] === "?" || pattern[at] === text[from]) {
      at += 1;
      from += 1;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      resume += 1;
      from = resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

/**
 * Each of the six parts of an ARN is compared on its own. Undefined: a pattern of fewer parts would match as a text, and
 * what becomes of that is not documented.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchesArnGlob(pattern: string, arn: string): boolean | undefined {
  if (pattern === "*") return true;
  const wanted = partsOfArn(pattern);
  const actual = partsOfArn(arn);
  if (wanted.length < actual.length) return matchesPolicyGlob(pattern, arn) ? undefined : false;
  return wanted.every((part, index) => matchesPolicyGlob(part, actual[index] ?? ""));
}

function partsOfArn(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/**
 * The name of a file that is saved: what it is of, then as of when: "shop-20261128T031400Z.json".
 * @param of joined with hyphens; what a file system could mind is left out
 * @param takenAt ISO 8601
 */
export function fileName(of: readonly string[], takenAt: string, extension: string): string {
  const words = of.map((word) =>
    parts(
      word.split(/[^\w.]/).map((part) => parts(part.split("."), ".")),
      "-",
    ),
  );
  const time = takenAt.replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
  return `${[...words.filter((word) => word !== ""), time].join("-")}.${extension}`;
}

const parts = (all: readonly string[], between: string) => all.filter((part) => part !== "").join(between);

/** What tells a chain in the name of a file: of a load balancer its name and the rule, of an API id, stage, method and path. */
export function chainWords(chain: string): string[] {
  const [kind, , , ...rest] = chain.split("/").map(decodeURIComponent);
  return kind === "alb" ? [rest[0] ?? "", rest.at(-1) ?? ""] : rest;
}

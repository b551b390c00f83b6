/** A JSON object of a policy document. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One text or several: policies write either. Booleans and numbers count as their text. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
    typeof one === "string" || typeof one === "boolean" || typeof one === "number" ? [String(one)] : [],
  );
}

/** The statements of a document, one or several. Null: it is no policy document. */
export function statementsOf(document: unknown): readonly Fields[] | null {
  if (!isFields(document)) return null;
  const { Statement: statement } = document;
  if (isFields(statement)) return [statement];
  return Array.isArray(statement) && statement.every(isFields) ? statement : null;
}

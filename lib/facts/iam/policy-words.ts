import { type Fields, isFields, statementsOf, textsOf } from "./document";

/** How many statements are told; a policy can have very many. */
const told = 3;

/** A policy's statements, in a sentence each: "It allows execute-api:/* where IpAddress aws:SourceIp is 192.0.2.0/24." */
export function policyInWords(document: unknown): string {
  const statements = statementsOf(document);
  if (statements === null) return "It is no policy document that can be read.";
  if (statements.length === 0) return "It has no statement.";
  const sentences = statements.slice(0, told).map(statementInWords);
  const more = statements.length - sentences.length;
  return [...sentences, ...(more > 0 ? [`It has ${more} more.`] : [])].join(" ");
}

function statementInWords(statement: Fields): string {
  const verb = statement.Effect === "Deny" ? "denies" : "allows";
  const what =
    statement.Resource === undefined
      ? `all but ${few(textsOf(statement.NotResource))}`
      : few(textsOf(statement.Resource));
  return `It ${verb} ${what}${to(statement)}${where(statement.Condition)}.`;
}

function to({ Principal: stated, NotPrincipal: unless }: Fields): string {
  const named = stated ?? unless;
  const names = isFields(named) ? Object.values(named).flatMap(textsOf) : textsOf(named);
  if (stated !== undefined) return names.includes("*") ? "" : ` to ${few(names)}`;
  return unless === undefined ? "" : ` to all but ${few(names)}`;
}

function where(condition: unknown): string {
  if (!isFields(condition)) return "";
  const tests = Object.entries(condition).flatMap(([operator, keys]) =>
    isFields(keys)
      ? Object.entries(keys).map(([key, values]) => `${operator} ${key} is ${few(textsOf(values), "or")}`)
      : [],
  );
  return tests.length === 0 ? "" : ` where ${tests.join(" and ")}`;
}

function few(values: readonly string[], word: "and" | "or" = "and"): string {
  if (values.length > told) return `${values.slice(0, told).join(", ")} ${word} ${values.length - told} more`;
  return values.join(` ${word} `);
}

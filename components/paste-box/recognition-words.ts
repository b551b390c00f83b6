import type { Recognition } from "@/lib/clue";

/** What is said of a pasted text. */
export interface RecognitionWords {
  readonly sentence: string;
  /** Where the text goes, and what of it. */
  readonly where: string | null;
}

const understood =
  "Understood are: a URL or host name, a status, an error_reason, an OAuth error, an ALB access-log line, lines of API Gateway's access or execution log, an HTTP response (curl -i) or what API Gateway says in it, a HAR, a token, the ARN or id of a load balancer, listener or rule.";

/** The words for each kind of recognition. */
export function recognitionWords(recognition: Recognition): RecognitionWords {
  switch (recognition.kind) {
    case "empty":
      return { sentence: "", where: null };
    case "request":
      return {
        sentence: `This is ${recognition.what}: ${recognition.facts.join(", ")}.`,
        where: `Only URL, status, reason and time go to the server. ${recognition.notes.join(" ")}`.trim(),
      };
    case "symptom":
      return {
        sentence: `This is ${recognition.what}. Add the URL that fails to have it diagnosed.`,
        where: "Only the status or code goes on.",
      };
    case "chain":
    case "scope":
      return { sentence: `This is ${recognition.what}.`, where: null };
    case "token":
      return {
        sentence: `This is ${recognition.what}. It stays in this tab and never becomes part of a URL: the inspector takes it over.`,
        where: null,
      };
    case "har":
      return {
        sentence: `This is ${recognition.what}. It is read in this tab: codes, states, cookies and tokens are cut as it is read.`,
        where: null,
      };
    case "incomplete":
      return {
        sentence: `This is ${recognition.what}. It lacks ${recognition.missing}: add it.`,
        where: null,
      };
    case "unknown":
      return { sentence: `${recognition.why} ${understood}`, where: "The text stays in this tab." };
  }
}

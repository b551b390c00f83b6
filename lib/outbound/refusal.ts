import "server-only";

/** The one wording of every refusal: it must not tell which rule, or which internal address, was met. */
export const REFUSED_MESSAGE =
  "This target is not contacted. Allowed are https URLs by host name, on port 443 or the port that the configuration " +
  "itself names, at public addresses or in ranges that the operator has opened.";

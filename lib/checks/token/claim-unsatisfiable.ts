import { knownIssuer } from "../../facts/known-claims";
import { listed } from "../../facts/words";
import type { JwtConfig } from "../../model/load-balancer";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule } from "../fixes/rule";

type Claim = JwtConfig["AdditionalClaims"][number];

interface Fault {
  readonly index: number;
  readonly text: string;
  readonly certainty: "proven" | "likely";
}

export default defineCheck({
  id: "claim-unsatisfiable",
  title: "Every additional claim of the rule can be met",
  failureTitle: "An additional claim of the rule can never be met",
  description:
    "An additional claim is compared in the format that the rule names, and all of them must be met by one token. A value with a space cannot stand in a list that is separated by spaces, and a claim that the issuer sends as a string is no array: such a rule refuses every token with 401.",
  severity: "breaks-sign-in",
  kinds: ["alb-jwt"],
  hop: "authenticate",
  meets: "401",
  docs: [documents.albJwt, documents.jwtClaim],
  requires: ["jwtConfig"],
  evaluate: ({ jwtConfig }, chain) => {
    const faults = [...impossible(jwtConfig.value), ...unheardOf(jwtConfig.value)];
    const [first] = faults.toSorted(
      (a, b) => Number(a.certainty === "likely") - Number(b.certainty === "likely"),
    );
    if (!first) {
      return { outcome: "pass", evidence: [field(jwtConfig, ["AdditionalClaims"])] };
    }
    const others = faults.filter(({ index }) => index !== first.index).map(({ index }) => index);
    return {
      outcome: "fail",
      certainty: first.certainty,
      because: `No token can meet the rule: ${listed(faults.map(({ text }) => text))}.`,
      evidence: [
        field(jwtConfig, ["AdditionalClaims", first.index], { command: describeRule(chain) }),
        ...[...new Set(others)].map((index) => field(jwtConfig, ["AdditionalClaims", index])),
      ],
      fixes: [
        consoleRule(
          chain,
          [
            "Edit rule → Validate JWT → Additional claims",
            "Give each claim in the format that the issuer sends, and each value on its own",
            "Save changes",
          ],
          "Ask for what the issuer sends",
        ),
      ],
    };
  },
});

/** What no issuer can send. */
function impossible({ AdditionalClaims: claims }: JwtConfig): Fault[] {
  return claims.flatMap((claim, index) => {
    const why = whyNever(claim) ?? whyContradicted(claim, claims.slice(0, index));
    return why === null ? [] : [{ index, text: `${claim.Name} ${why}`, certainty: "proven" as const }];
  });
}

function whyNever({ Format, Values }: Claim): string | null {
  if (Values.length === 0) return "names no value";
  const spaced = Values.filter((value) => /\s/.test(value));
  if (Format === "space-separated-values" && spaced.length === Values.length) {
    return `is a list separated by spaces, and its values ${listed(spaced.map((value) => JSON.stringify(value)))} have spaces inside`;
  }
  return null;
}

/** One string cannot have two values. */
function whyContradicted(claim: Claim, earlier: readonly Claim[]): string | null {
  const isText = ({ Format }: Claim) => Format === "single-string";
  const other = earlier.find(
    (one) => one.Name === claim.Name && isText(one) && isText(claim) && !sharesValue(one, claim),
  );
  return other === undefined ? null : "is asked for twice, with values that no one string has";
}

const sharesValue = (a: Claim, b: Claim) => a.Values.some((value) => b.Values.includes(value));

/** What this issuer, by its own pages, does not send. */
function unheardOf({ Issuer, AdditionalClaims: claims }: JwtConfig): Fault[] {
  const issuer = knownIssuer(Issuer);
  if (issuer === undefined) return [];
  const formats = claims.flatMap(({ Name, Format }, index): Fault[] => {
    const [usual, ...others] = issuer.claims[Name] ?? [];
    const asked = described[Format];
    if (usual === undefined || asked === undefined || [usual, ...others].some((one) => one === Format))
      return [];
    const text = `${Name} is asked for as ${asked}, and ${issuer.name} sends ${described[usual]}`;
    return [{ index, text, certainty: "likely" }];
  });
  const apart = issuer.apart.flatMap(([one, other]): Fault[] => {
    const index = claims.findIndex(({ Name }) => Name === other);
    if (index < 0 || !claims.some(({ Name }) => Name === one)) return [];
    const text = `${one} and ${other} are asked for together, and no token of ${issuer.name} has both`;
    return [{ index, text, certainty: "likely" }];
  });
  return [...formats, ...apart];
}

/** By format; AWS may add more. */
const described: Readonly<Record<string, string>> = {
  "single-string": "a string",
  "space-separated-values": "words separated by spaces",
  "string-array": "an array",
};

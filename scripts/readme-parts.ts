import { catalogue } from "../lib/checks/index";
import { logPolicy, readOnlyPolicy } from "../lib/gather/index";

/** The text of README with its generated parts as the code has them now. */
export function withGeneratedParts(readme: string): string {
  const block = (value: object) => `\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`;
  const logs = logPolicy("BUCKET", "PREFIX/AWSLogs/ACCOUNT/elasticloadbalancing/");
  const policies = between(between(readme, "policy", block(readOnlyPolicy())), "log-policy", block(logs));
  return between(policies, "checks", String(catalogue.length));
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function between(text: string, name: string, part: string): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README has no part ${name}`);
  return text.slice(0, from + open.length) + part + text.slice(to);
}

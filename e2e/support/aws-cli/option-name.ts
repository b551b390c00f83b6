/**
 * The AWS CLI's name for a member or an operation of the API: `CallbackURLs` → `callback-urls`,
 * `AllowedOAuthFlows` → `allowed-o-auth-flows`. The rule is botocore's `xform_name`.
 */
export function optionName(name: string): string {
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0];
  const head = plural === undefined ? name : name.slice(0, -plural.length);
  const words = head.replace(/(.)([A-Z][a-z]+)/g, "$1-$2").replace(/([a-z0-9])([A-Z])/g, "$1-$2");
  const tail = plural === undefined ? "" : `-${plural}`;
  return `${words}${tail}`.toLowerCase();
}

/** `${stageVariables.name}` replaced; undefined where one is not defined on the stage. */
export function resolveVariables(
  text: string,
  variables: Readonly<Record<string, string>>,
): string | undefined {
  let complete = true;
  const resolved = text.replace(/\$\{stageVariables\.([\w]+)\}/g, (_whole, name: string) => {
    const value = variables[name];
    complete &&= value !== undefined;
    return value ?? "";
  });
  return complete ? resolved : undefined;
}

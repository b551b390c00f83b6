import "server-only";

/**
 * The Region that an AWS config file gives for a profile; undefined where it gives none.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export function regionOfProfile(file: string, profile: string): string | undefined {
  const wanted = profile === "default" ? ["default", "profile default"] : [`profile ${profile}`];
  let inProfile = false;
  for (const line of file.split(/\r?\n/)) {
    const section = /^\s*\[\s*(.+?)\s*\]/.exec(line)?.[1];
    if (section !== undefined) inProfile = wanted.includes(section.replace(/\s+/g, " "));
    const region = inProfile ? /^region\s*=\s*([^\s#;]+)/.exec(line)?.[1] : undefined;
    if (region !== undefined) return region;
  }
  return undefined;
}

/** The scopes of a space-separated list (RFC 6749 §3.3), each once. */
export function scopesOf(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter((token) => token !== ""))];
}

/** A scope that a resource server of the pool must define: `identifier/name`. */
export function isCustomScope(scope: string): boolean {
  return scope.includes("/");
}

/** What a command leaves behind, for scripts: healthy, a fault was found, unknown, used wrongly. */
export const exit = { healthy: 0, fault: 1, unknown: 2, usage: 3 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

export type { HarStep } from "./draw-sign-in";
export type { HarProblem } from "./har-file";
export type { HarEvidence, HarFinding } from "./har-finding";
export { type HarReading, type HarStory, readHar, type SignInStory } from "./read-har";

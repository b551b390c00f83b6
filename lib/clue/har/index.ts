export type { HarStep } from "./draw-sign-in";
export { type Exchange, placeText } from "./exchange";
export { type HarProblem, harLimit } from "./har-file";
export type { HarEvidence, HarFinding } from "./har-finding";
export { type HarReading, type HarStory, readHar, type SignInStory } from "./read-har";

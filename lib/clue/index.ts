export { recognise } from "./recognise";
export type { Recognition } from "./recognition";

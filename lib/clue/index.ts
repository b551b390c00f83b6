export { cleanUrl } from "./clean-url";
export { recognise } from "./recognise";
export type { Recognition } from "./recognition";

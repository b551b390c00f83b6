/** Makes the WebAssembly module of `lib/logs/node/usual-lines` from its AssemblyScript. */
import { writeFileSync } from "node:fs";
import { usualLinesModule, usualLinesPath } from "./usual-lines-module";

writeFileSync(usualLinesPath, await usualLinesModule());

/** `npm run readme`: writes what README says of the code (permissions, number of checks) out of the code itself. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withGeneratedParts } from "./readme-parts";

const path = fileURLToPath(new URL("../README.md", import.meta.url));
writeFileSync(path, withGeneratedParts(readFileSync(path, "utf8")));

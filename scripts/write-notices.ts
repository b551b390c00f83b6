/** Part of the build: what the server is made of lies beside it, and everybody who may read can read the licences. */
import { mkdirSync, writeFileSync } from "node:fs";
import { licenceTexts, softwareBill } from "./third-parties";

mkdirSync(".next/standalone/public", { recursive: true });
writeFileSync(".next/standalone/sbom.cdx.json", `${JSON.stringify(softwareBill(), null, 2)}\n`);
writeFileSync(".next/standalone/public/licences.txt", licenceTexts());

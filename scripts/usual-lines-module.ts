import { join, resolve } from "node:path";
import asc from "assemblyscript/asc";

const folder = resolve(import.meta.dirname, "../lib/logs/node/usual-lines");

/** Where the module stands as text. */
export const usualLinesPath = join(folder, "module.ts");

/** The text of that file, as its source makes it. Throws what the compiler says. */
export async function usualLinesModule(): Promise<string> {
  let module: Uint8Array | string | undefined;
  const { error, stderr } = await asc.main(
    [
      "index.ts",
      ...["--baseDir", join(folder, "assembly")],
      ...["--outFile", "module.wasm"],
      ...["--optimizeLevel", "3", "--noAssert", "--runtime", "stub", "--use", "abort=", "--enable", "simd"],
      ...["--initialMemory", "7", "--maximumMemory", "7"],
    ],
    {
      writeFile: (_, content) => {
        module = content;
      },
    },
  );
  if (error || module === undefined) throw new Error(`${stderr.toString()} ${error?.message ?? ""}`);
  const text = Buffer.from(module).toString("base64");
  return `/** Made from \`assembly/index.ts\` by \`npm run usual-lines\`: WebAssembly in base64. */\nexport const moduleText =\n  "${text}";\n`;
}

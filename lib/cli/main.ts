import "server-only";
import { text } from "node:stream/consumers";
import { run } from "./run";

process.exitCode = await run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  readInput: () => text(process.stdin),
  now: () => new Date(),
});

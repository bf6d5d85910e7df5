/**
 * What `npm run bench:linkage` runs: how well and how fast records are linked, on invented records
 * and on labelled files. It asserts nothing. What it takes stands in `usage`.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../build.mjs";

const usage = `npm run bench:linkage                         invented agencies, 10,000 children of each profile
npm run bench:linkage -- --children 480000    as many as you like
npm run bench:linkage -- --profile "many names"   one kind of children only
npm run bench:linkage -- --groups FILE.json   also writes recall and wrong links by group into a file
npm run bench:linkage -- --seed 5             other children
npm run bench:linkage -- --workers 2          pairs found and compared in two threads, not one
npm run bench:linkage -- --data FOLDER        also the public labelled sets whose files are in that folder:
                                              FEBRL 1 to 4, RLdata500 and RLdata10000, fake_1000,
                                              historical figures with errors
npm run bench:linkage -- --live 10000,100000  instead: one record that comes in against so many people,
                                              over HTTP and PostgreSQL; --asked 200 asks fewer times,
                                              --seed and --profile ask of other children
`;

/** What was typed is not what it takes: said in a line, and then what it does take. */
const isMistyped = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

async function run(args: readonly string[]): Promise<number> {
  await bundle(
    {
      main: "scripts/bench-linkage/main.ts",
      "compare-pairs": "src/commands/link/comparing-worker.ts",
    },
    "build/bench-linkage",
  );
  process.setSourceMapsEnabled(true);
  const { benchLinkage } = (await import(
    pathToFileURL(path.resolve("build/bench-linkage/main.mjs")).href
  )) as typeof import("./bench-linkage/main.ts");
  try {
    return await benchLinkage(args);
  } catch (error) {
    if (!isMistyped(error)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
}

const args = process.argv.slice(2);
if (args.includes("--help") || args.includes("-h")) process.stdout.write(usage);
else process.exitCode = await run(args);

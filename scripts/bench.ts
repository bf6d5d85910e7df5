/**
 * What `npm run bench` runs: prints how long pages and queries take. It asserts no speed.
 *
 *   npm run bench                          5,000 and 100,000 children (about four minutes)
 *   npm run bench -- --children 20000      as many as you like, several with commas
 *   npm run bench -- --quick               300 children and a few requests, to see that it works
 *   npm run bench -- --json                one JSON object instead of tables
 *   npm run bench -- --starts 0            without first starts and dry runs of imports
 *
 * With DATABASE_URL (and DATABASE_ADMIN_URL) it makes and drops its own databases on that server.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../build.mjs";

await bundle(["scripts/bench/main.ts"], "build/bench");
process.setSourceMapsEnabled(true);
const { bench } = (await import(
  pathToFileURL(path.resolve("build/bench/main.mjs")).href
)) as typeof import("./bench/main.ts");
process.exitCode = await bench(process.argv.slice(2));

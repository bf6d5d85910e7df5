/**
 * What `npm run screenshot` runs: draws the README's pictures, from a demonstration of its own that
 * is gone afterwards. The clock stands still, so that the same code draws the same picture.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildAssets } from "../assets.mjs";
import { bundle } from "../build.mjs";

await bundle(["scripts/screenshot/main.ts"], "build/screenshot");
process.setSourceMapsEnabled(true);
const { drawPictures } = (await import(
  pathToFileURL(path.resolve("build/screenshot/main.mjs")).href
)) as typeof import("./screenshot/main.ts");
await drawPictures(await buildAssets("build/assets"));

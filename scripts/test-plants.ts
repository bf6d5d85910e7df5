/**
 * Shows that the tests find what they are there to find: plants one fault after another in a copy of
 * the source and runs the test that is named beside it.
 *
 *   npm run test:plants                 as `npm run test:all` would: found at once
 *   npm run test:plants -- --rotation   as `npm test` would: sample after sample until it is found
 *   npm run test:plants -- canary       only plants whose kind or words have this in them
 */
import { copyOfSource, isFound } from "./plants/planted-copy.ts";
import { plants, type Plant } from "./plants/plants.ts";

const SAMPLES = 10;
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isRotation = process.argv.includes("--rotation");
const chosen = plants.filter(({ kind, what }) =>
  words.every((word) => `${kind} ${what}`.toLowerCase().includes(word.toLowerCase())),
);
const copy = copyOfSource(process.cwd());
let missed = 0;
try {
  for (const plant of chosen) {
    const found = isRotation ? foundInSample(plant) : foundAtOnce(plant);
    if (found === undefined) missed++;
    const how = found ?? "NOT FOUND";
    process.stdout.write(`${how}: ${plant.kind}: ${plant.what} (${plant.test})\n`);
  }
} finally {
  copy.remove();
}
process.stdout.write(`${chosen.length - missed} found, ${missed} not found\n`);
process.exitCode = missed > 0 || chosen.length === 0 ? 1 : 0;

function foundAtOnce(plant: Plant): string | undefined {
  return isFound(copy, plant, { ...process.env, LANTERN_TEST_ALL: "1" })
    ? "found at once"
    : undefined;
}

function foundInSample(plant: Plant): string | undefined {
  for (let sample = 0; sample < SAMPLES; sample++) {
    const env = { ...process.env, LANTERN_TEST_ALL: "", LANTERN_SAMPLE: `${sample}` };
    if (isFound(copy, plant, env)) return `found in sample ${sample}`;
  }
  return undefined;
}

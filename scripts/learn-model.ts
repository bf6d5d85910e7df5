/** Writes the model that Lantern ships: `node run.mjs scripts/learn-model.ts`. A test holds the file to it. */
import { writeFileSync } from "node:fs";
import { shippedModelText } from "../src/linkage/fixtures/learn-shipped.ts";

writeFileSync("src/linkage/shipped/model.json", shippedModelText());

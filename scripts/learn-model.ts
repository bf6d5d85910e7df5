/** Writes the model that Lantern ships: `node run.mjs scripts/learn-model.ts`. A test holds the file to it. */
import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { shippedModelText } from "../src/linkage/fixtures/learn-shipped.ts";

const filepath = "src/linkage/shipped/model.json";
// As the files here are laid out: a model that learned nothing new is no change.
writeFileSync(
  filepath,
  await format(shippedModelText(), { ...(await resolveConfig(filepath)), filepath }),
);

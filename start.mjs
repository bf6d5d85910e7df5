import { onNode24 } from "./run.mjs";

if (onNode24([import.meta.filename ?? process.argv[1], ...process.argv.slice(2)])) {
  const { buildAll, keepCompiled } = await import("./build.mjs");
  await buildAll();
  keepCompiled();
  process.setSourceMapsEnabled(true);
  const { main } = await import("./build/main.mjs");
  await main();
}

/**
 * Unpacks the Chromium that npm carries into the temporary folder (TMPDIR). The tests and `npm run
 * screenshot` start it as a process of its own, because the package takes its settings from the
 * environment while it is imported.
 */
import packed from "@sparticuz/chromium";

await packed.executablePath();

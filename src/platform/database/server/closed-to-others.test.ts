import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { npmPackageFolder } from "./binary-folders.ts";
import { copyPrograms } from "./copied-programs.ts";
import { findBinaries, inspect } from "./find-binaries.ts";
import { openPlaces, placeElsewhere } from "./places.ts";
import { readPostmaster, stopPostmaster } from "./postmaster.ts";

const isRoot = process.getuid?.() === 0;
/** A user namespace of all accounts, in which no other can be made: what root has in a plain container. */
const container = [
  "--user",
  "--map-users=0:0:65536",
  "--map-groups=0:0:65536",
  "sh",
  "-c",
  'echo 0 > /proc/sys/user/max_user_namespaces && ! unshare --user true 2>/dev/null && exec "$@"',
  "sh",
];
const hasContainer = isRoot && spawnSync("unshare", [...container, "true"]).status === 0;

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(realpathSync(tmpdir()), "closed-"));
  chmodSync(top, 0o700);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const binaries = () => findBinaries({ source: "npm", major: undefined, searchPath: "" });

describe("copied programs", () => {
  test("run from their new place, are readable by all, written by their owner, and copied once", () => {
    const umask = process.umask(0o077);
    const copied = copyPrograms(binaries(), top);
    process.umask(umask);
    expect(inspect("npm", copied.folder)).toMatchObject([{ version: copied.version }]);
    expect(statSync(join(copied.folder, "postgres")).mode & 0o777).toBe(0o755);
    expect(statSync(join(copied.folder, "..", "share")).mode & 0o777).toBe(0o755);
    const { ino } = statSync(join(copied.folder, "postgres"));
    expect(copyPrograms(binaries(), top)).toEqual(copied);
    expect(statSync(join(copied.folder, "postgres")).ino).toBe(ino);
    expect(readdirSync(top)).toEqual([`programs-${copied.version}`]);
  });

  test("of an earlier version go, and of a copy that broke off", () => {
    mkdirSync(join(top, "programs-17.0", "bin"), { recursive: true });
    mkdirSync(join(top, ".programs-17.0-abcdef", "bin"), { recursive: true });
    const { version } = copyPrograms(binaries(), top);
    expect(readdirSync(top)).toEqual([`programs-${version}`]);
  });
});

describe("a place elsewhere", () => {
  test("is open to pass through, and found again by the note in the data folder", () => {
    const open = join(top, "open");
    mkdirSync(open);
    chmodSync(top, 0o755);
    const data = join(top, "data");
    const made = placeElsewhere(data, [join(top, "not there"), open]);
    expect(made.folder.startsWith(`${open}/lantern-`)).toBe(true);
    expect(statSync(made.folder).mode & 0o777).toBe(0o711);
    expect(openPlaces(data)).toEqual(made);
    // Two starts at one moment agree on one place.
    expect(placeElsewhere(data, [open])).toEqual(made);
    expect(readdirSync(open)).toHaveLength(1);
  });

  test("is not made in a folder that is closed as well: said, with what to do", () => {
    expect(() => placeElsewhere(join(top, "data"), [top])).toThrow(
      /open to PostgreSQL's account .*set DATABASE_URL/,
    );
  });
});

const script = `
  const { startServer } = await import(process.argv[1]);
  const server = await startServer({ dataDir: process.argv[2], prefer: "npm" });
  process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ folder: server.folder }));
  setInterval(() => {}, 1000);
`;

/** Starts the server as root of such a container, with sources and packages in a folder of its own. */
async function startInside(
  project: string,
  data: string,
): Promise<{ folder: string; stop: () => Promise<void> }> {
  const module = join(project, "src/platform/database/server/start-server.ts");
  const child = spawn(
    "unshare",
    [...container, process.execPath, "--input-type=module", "-e", script, module, data],
    { cwd: project, stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const { folder } = JSON.parse(line) as { folder: string };
  return {
    folder,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

test.runIf(hasContainer)(
  "as root of a plain container, project and data in a folder that only root may enter (needs root and user namespaces)",
  async () => {
    const project = join(top, "lantern");
    const npm = npmPackageFolder() ?? "";
    cpSync("src/platform/database/server", join(project, "src/platform/database/server"), {
      recursive: true,
    });
    cpSync(npm, join(project, npm.slice(process.cwd().length + 1)), {
      recursive: true,
      verbatimSymlinks: true,
    });
    cpSync("node_modules/pg", join(project, "node_modules/pg"), { recursive: true });
    for (const one of readdirSync("node_modules").filter((name) =>
      /^(pg-|pgpass|postgres-|split2|xtend)/.test(name),
    ))
      cpSync(join("node_modules", one), join(project, "node_modules", one), { recursive: true });
    const data = join(project, ".lantern");
    const first = await startInside(project, data);
    try {
      expect(first.folder.startsWith(top)).toBe(false);
      const postmaster = readPostmaster(join(first.folder, "cluster"));
      expect(statSync(`/proc/${postmaster?.pid ?? ""}`).uid).not.toBe(0);
      expect(readFileSync(join(data, "postgres", "elsewhere"), "utf8").trim()).toBe(first.folder);
      await first.stop();
      const second = await startInside(project, data);
      expect(second.folder).toBe(first.folder);
      await second.stop();
      expect(existsSync(join(first.folder, "cluster", "postmaster.pid"))).toBe(false);
    } finally {
      const left = readPostmaster(join(first.folder, "cluster"));
      if (left) await stopPostmaster(left);
      rmSync(first.folder, { recursive: true, force: true });
    }
  },
  60_000,
);

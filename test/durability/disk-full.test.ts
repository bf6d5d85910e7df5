import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFolder } from "../harness/open-folder.ts";
import { aCrashWorld, type CrashWorld } from "./crash-world.ts";
import { aLoad, type Loading } from "./load.ts";

const disk = openFolder("lantern-disk-");
/** Only root may make a small disk; elsewhere the rest of the durability tests still run. */
const hasDisk = madeDisk();

function madeDisk(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=400m,mode=755", "tmpfs", disk], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

let world: CrashWorld;
let loading: Loading;
beforeAll(async () => {
  if (!hasDisk) return;
  const data = join(disk, "data");
  execFileSync("mkdir", ["-m", "755", data]);
  world = await aCrashWorld(data);
  loading = await aLoad(world);
  await world.startWeb();
}, 180_000);
afterAll(async () => {
  if (hasDisk) {
    await world.close();
    execFileSync("umount", ["-l", disk]);
  }
  rmdirSync(disk);
});

const filler = join(disk, "filler");

/** Leaves so many bytes of the disk free. */
function fillTo(left: number): void {
  const file = openSync(filler, "w");
  const piece = Buffer.alloc(64 * 1024);
  for (;;) {
    const { bavail, bsize } = statfsSync(disk);
    if (bavail * bsize <= left) break;
    writeSync(file, piece);
  }
  closeSync(file);
}

const isUp = (): Promise<boolean> =>
  world.database.query("select 1").then(
    () => true,
    () => false,
  );

test.skipIf(!hasDisk)(
  "a full disk refuses new work, loses nothing acknowledged, and goes on once there is room",
  async () => {
    const before = await loading.count();
    const load = await loading.until(() => fillTo(64 * 1024));
    expect(load.inDoubt).toHaveLength(6);
    const live = await fetch(`${world.origin}/health/live`);
    expect(live.status, "the web process is there").toBe(200);
    rmSync(filler);
    // Where the log could not be written the server ended itself, as it should.
    const ended = !(await isUp());
    if (ended) await world.restartDatabase();
    const lost = await loading.lostOf(load);
    await loading.retried(load.inDoubt);
    expect(await loading.count()).toBe(before + load.acknowledged.size + load.inDoubt.length);
    process.stdout.write(
      `disk full: ${load.acknowledged.size} acknowledged, ${lost} lost, ${load.inDoubt.length} in doubt, server ended: ${String(ended)}\n`,
    );
    expect({ lost, isLoaded: load.acknowledged.size > 0 }).toEqual({ lost: 0, isLoaded: true });
  },
  180_000,
);

import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { lookAtReadiness } from "../../src/readiness.ts";
import { createApp, type App } from "../../src/app.ts";
import { allRooms } from "../../src/rooms.ts";
import { fillDemonstration } from "../../src/demonstration/index.ts";
import { frozenClock, type FrozenClock } from "../../src/kernel/clock.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { locateDatabase } from "../../src/platform/database/locate.ts";
import { grantOwn } from "../../src/platform/database/own-database.ts";
import { prepareDatabase } from "../../src/platform/database/prepare.ts";
import { secretsFor } from "../../src/platform/secrets/secrets.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import type { Manifest } from "../../assets.mjs";
import { openFolder } from "../../test/harness/open-folder.ts";

export type DemoSite = {
  readonly address: string;
  readonly clock: FrozenClock;
  readonly stop: () => Promise<void>;
};

/** The demonstration on a port, over a database that is removed when it stops. */
export async function startDemoSite(moment: string, assets: Manifest): Promise<DemoSite> {
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const clock = frozenClock(moment);
    const app = await startApp({ clock, assets, stops });
    await app.server.listen({ host: "127.0.0.1", port: 0 });
    const { port } = app.server.server.address() as AddressInfo;
    return { address: `http://127.0.0.1:${port}`, clock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Starting = {
  readonly clock: FrozenClock;
  readonly assets: Manifest;
  readonly stops: (() => unknown)[];
};

async function startApp({ clock, assets, stops }: Starting): Promise<App> {
  const dataDir = openFolder("lantern-pictures-");
  stops.push(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  const config = readConfig({ LANTERN_DATA: dataDir });
  const located = await locateDatabase(config);
  stops.push(located.stop);
  const secrets = secretsFor(config);
  await prepareDatabase(located.admin, secrets.contextKey);
  await grantOwn(located);
  await fillDemonstration(located.admin, {
    clock,
    ring: secrets.ring,
    rooms: allRooms,
  });
  const { css, js } = assets;
  const app = await createApp({
    config,
    pool: { ...located.app, max: 4 },
    signIn: located.signIn,
    secrets,
    clock,
    look: () => lookAtReadiness({ admin: located.admin, config, clock }),
    log: createLog("error"),
    assets: { dir: "build/assets", css: `/assets/${css}`, js: `/assets/${js}` },
  });
  stops.push(app.stop);
  return app;
}

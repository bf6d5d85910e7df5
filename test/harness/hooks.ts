import { hookJobs } from "../../src/rooms/webhooks/hook-jobs.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { Network } from "../../src/platform/outbound/signed-post.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";
import { aMachine, type MadeToken } from "./machine.ts";
import { staffIdOf } from "./sign-in.ts";

/** Each minute’s work on webhooks, once. */
export async function sendHooks(app: TestApp, network: Network): Promise<void> {
  const { admin, db: database, clock, secrets } = app;
  const parts = { admin, database, clock, ring: secrets.ring, address: "https://lantern.example" };
  for (const job of hookJobs({ ...parts, network })) await job.run({});
}

export type MadeHook = MadeToken & {
  readonly hookId: string;
  readonly address: string;
  readonly secret: string;
};

/** A system for which the school’s lead answers, and a webhook that an administrator adds to it. */
export async function aHook(
  app: TestApp,
  admin: Client,
  events: readonly string[] = ["note.made", "note.filed", "concern.decided"],
): Promise<MadeHook> {
  const machine = await aMachine(app);
  await app.query("update directory.staff set responsible_id = $2 where staff_id = $1", [
    machine.accountId,
    await staffIdOf(app, "school"),
  ]);
  const list = `/admin/service-accounts/${machine.accountId}/webhooks`;
  const hookId = newId();
  const form = { id: hookId, address: "https://records.example/hook", events };
  const { html, status } = await admin.post(`${list}/new`, form);
  const secret = /whsec_[A-Za-z0-9+/=]{44}/u.exec(html)?.[0];
  if (secret === undefined) throw new Error(`no secret was shown: ${status}`);
  return { ...machine, hookId, address: `${list}/${hookId}`, secret };
}

import type { Message } from "../../src/platform/outbound/message.ts";
import { outsideJobs } from "../../src/rooms/work/outside/tell-outside.ts";
import type { TestApp } from "./app.ts";

/** What is mailed at this moment of what waits. */
export async function mailsOf(app: TestApp): Promise<readonly Message[]> {
  const sent: Message[] = [];
  const sender = {
    channel: "smtp" as const,
    send: (message: Message) => {
      sent.push(message);
      return Promise.resolve({ kind: "sent" as const });
    },
  };
  const [job] = outsideJobs({
    admin: app.admin,
    database: app.db,
    clock: app.clock,
    address: "https://lantern.example",
    way: { kind: "sender", sender },
  });
  await job?.run({});
  return sent;
}

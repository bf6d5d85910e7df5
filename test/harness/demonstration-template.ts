import { frozenClock } from "../../src/kernel/clock.ts";
import { roomsOfTests } from "./all-rooms.ts";
import { connectionTo, testMoment, testSecrets, type TestServer } from "./constants.ts";
import { haveTemplate } from "./template-on-demand.ts";

/** The whole demonstration, filled when the first test asks for it: it takes longer than all else that a run prepares. */
export async function haveDemonstration(server: TestServer): Promise<void> {
  await haveTemplate(server, "demo", {
    from: "empty",
    fill: async (name) => {
      const { fillDemonstration } = await import("../../src/demonstration/index.ts");
      const { ring } = testSecrets();
      await fillDemonstration(connectionTo(server, name), {
        clock: frozenClock(testMoment),
        ring,
        rooms: await roomsOfTests(),
      });
    },
  });
}

import type { TestApp } from "../harness/app.ts";

/** What was recorded after the last look is compared again, and rows that a test writes are recorded at the real time. */
export async function afterNow(app: TestApp): Promise<void> {
  const [told] = await app.query<{ at: Date }>("select now() as at");
  const behind = (told?.at.getTime() ?? 0) - app.clock.now().getTime();
  app.clock.advance({ minutes: 1 + Math.max(0, behind) / 60_000 });
}

import type { Child } from "./factories.ts";
import type { Site } from "./browser.ts";
import { anEpisode } from "./missing.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };

const [over, open] = [
  "00000000-0000-7000-8000-0000000000e1",
  "00000000-0000-7000-8000-0000000000e2",
];

/** A child who was missing before and is missing now, with an interview that waits. */
export async function goMissing({ app }: Site, child: Child): Promise<void> {
  const back = "2026-11-19T08:00:00Z";
  await anEpisode(app, child, { id: over, since: "2026-11-18T20:00:00Z", until: back });
  await anEpisode(app, child, { id: open, since: "2026-11-23T20:00:00Z" });
}

export function missingPages(path: string): readonly Stop[] {
  const [past, now] = [`${path}/missing/${over}`, `${path}/missing/${open}`];
  const withErrors = (part: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at: part,
    then: (page) => press(page, button),
    heading,
  });
  return [
    { ...coordinator, name: "missing now", at: "/missing", heading: "Missing" },
    { ...coordinator, name: "a child's episodes", at: `${path}/missing`, heading: "Missing" },
    { ...coordinator, name: "an episode that is open", at: now, heading: "Missing now" },
    withErrors(now, "Add this update", "Missing now"),
    withErrors(`${now}/return`, "Record the return", "Record the return"),
    { ...coordinator, name: "an episode that is over", at: past, heading: "A missing episode" },
    withErrors(past, "Pass it on", "A missing episode"),
    withErrors(`${past}/interview`, "Record this", "Return home interview"),
    withErrors(`${past}/prevention`, "Record this", "Prevention interview"),
    withErrors(`${past}/stop`, "Decide this", "Decide that no more is tried"),
    withErrors(`${past}/error`, "Mark as recorded in error", "Recorded in error"),
    withErrors(`${path}/trigger-plan/edit`, "Save this version", "Write the trigger plan"),
    {
      ...coordinator,
      name: "no trigger plan",
      at: `${path}/trigger-plan`,
      heading: "Trigger plan",
    },
  ];
}

import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const training = { as: "training" };

/** What the person who keeps safety forums opens. */
export const safetyForumPages: readonly Stop[] = [
  {
    ...training,
    name: "what was said at safety forums",
    at: "/safety-forums",
    heading: "Safety forums: you said, we did",
  },
  {
    ...training,
    name: "meetings of safety forums",
    at: "/safety-forums/meetings",
    heading: "When forums met",
  },
  {
    ...training,
    name: "a meeting of a safety forum, with errors",
    at: "/safety-forums/meetings/new",
    then: (page) => press(page, "Record the meeting"),
    heading: "Record a meeting",
  },
];

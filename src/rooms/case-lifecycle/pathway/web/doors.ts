import { paths } from "../../../child-record/web/paths.ts";
import type { Evidence, Stage } from "../conditions.ts";
import { pathwayPaths } from "./paths.ts";

export type Door = { readonly text: string; readonly href: string };

type Opened = NonNullable<Stage["opens"]>;

const doors: Readonly<Record<Opened | "told", (personId: string) => Door>> = {
  assessment: (id) => ({
    text: "Assessments and their clocks",
    href: pathwayPaths.assessments(id),
  }),
  meeting: (id) => ({ text: "Plan and meetings", href: paths.plan(id) }),
  plan: (id) => ({ text: "Plan and meetings", href: paths.plan(id) }),
  level: (id) => ({ text: "How worried we are: decide again", href: paths.worry(id) }),
  harm: (id) => ({ text: "How worried we are: decide again", href: paths.worry(id) }),
  tool: (id) => ({ text: "Screening and assessment tools", href: paths.tools(id) }),
  told: (id) => ({ text: "Privacy notices", href: paths.told(id) }),
};

/** Where what a condition looks for is recorded. */
const opening: Readonly<Record<Evidence, Opened | "told">> = {
  tool: "tool",
  level: "level",
  harm: "harm",
  told: "told",
  "assessment-begun": "assessment",
  "assessment-finished": "assessment",
  overseen: "assessment",
  panel: "meeting",
  promise: "plan",
};

/** What a stage opens on a child's page: its form first, then whatever its end asks for: forms, clocks and the panel. */
export function doorsOf({ opens, exit = [] }: Stage, personId: string): readonly Door[] {
  const asked = exit.flatMap(({ seenBy }) => (seenBy === undefined ? [] : [opening[seenBy]]));
  const all = [...(opens === undefined ? [] : [opens]), ...asked].map((one) =>
    doors[one](personId),
  );
  return [...new Map(all.map((door) => [door.href, door])).values()];
}

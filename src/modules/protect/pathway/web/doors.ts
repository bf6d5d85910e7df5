import { paths } from "../../web/paths.ts";
import type { Stage } from "../conditions.ts";
import { pathwayPaths } from "./paths.ts";

export type Door = { readonly text: string; readonly href: string };

/** What a stage opens on a child's page: its form, with the clock that runs there or the panel. */
export function doorOf({ opens }: Stage, personId: string): Door | undefined {
  switch (opens) {
    case "assessment":
      return { text: "Assessments and their clocks", href: pathwayPaths.assessments(personId) };
    case "meeting":
      return { text: "Book or open the meeting", href: paths.plan(personId) };
    case "plan":
      return { text: "Plan and meetings", href: paths.plan(personId) };
    case "level":
    case "harm":
      return { text: "How worried we are: decide again", href: paths.worry(personId) };
    case "tool":
      return { text: "Screening and assessment tools", href: paths.tools(personId) };
    case undefined:
      return undefined;
  }
}

import { z } from "zod";
import { instrumentShape, itemsOf, type Instrument } from "../../instruments/index.ts";
import { key, kindOf, named, words } from "../configuration/index.ts";

const onKind = z.enum(["place", "group", "online"]);

/** How cases on places, groups and online spaces are worked. */
const contextsShape = z.object({
  name: words,
  source: words,
  /** Groups are off until a partnership turns them on. */
  groups: z.boolean(),
  online: z.boolean(),
  /** Least harm first; a case keeps the place in this list, so that levels are renamed and added at the end. */
  levels: z
    .array(named.extend({ meaning: words }))
    .min(2)
    .max(5),
  /** Who can make it safer. */
  guardians: z.array(named).min(1).max(30),
  /** Contexts that are weighed against each other. */
  weighed: z.array(named).min(2).max(10),
  /** By which tools of the kind below each is assessed. */
  tools: z
    .array(z.object({ tool: key, of: z.array(onKind).min(1) }))
    .min(1)
    .max(20),
  reviewDays: z.int().min(1).max(366),
});

export const contextsKind = kindOf("contexts", {
  title: "Cases on places, groups and online spaces",
  purpose:
    "Whether groups and online spaces can have a case (groups are off until turned on), levels, who makes a place safer, what is weighed, and when it is reviewed",
  under: "subjects",
  order: 50,
  body: contextsShape,
});

/** No tool about a place looks at a child: every question is graded, and no floor stands on age or disability. */
const isOfNoChild = (tool: z.infer<typeof instrumentShape>): boolean =>
  tool.floors.length === 0 &&
  tool.occasions.length === 0 &&
  tool.bands.length > 0 &&
  itemsOf(tool as Instrument).every(({ type }) => type === "level");

export const contextToolKind = kindOf("context-tool", {
  title: "Tools that assess places, groups and online spaces",
  purpose:
    "The sides of each assessment triangle: what is asked, graded none to high, and the bands",
  under: "subjects",
  order: 51,
  body: instrumentShape.refine(isOfNoChild, {
    message: "Each question is graded none to high; no floor or occasion of a child stands in it",
  }),
});

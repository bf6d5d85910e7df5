export { addPhotograph } from "./add-photograph.ts";
export { photographsKind } from "./configuration-kinds.ts";
export { checkPhotograph } from "./decide-photograph.ts";
export {
  findShownPhotograph,
  listPhotographs,
  shownPhotographOf,
  type ShownPhotograph,
} from "./photograph-reads.ts";
export { holdsPhotographs, photographSchemeOn } from "./photograph-scheme.ts";
export { PhotographFigure, SmallPhotograph } from "./web/photograph-figure.tsx";

export { findMeasure, type Measure } from "./measure-reads.ts";
export { measureSchemeOn } from "./measure-scheme.ts";
export { proposeMeasure } from "./propose.ts";
export { decideSafe } from "./decide.ts";
export { takeStep } from "./take-step.ts";
export { reviewMeasure } from "./review.ts";
export { recordChildWords } from "./child-words.ts";
export { namingErrors } from "./named-children.ts";

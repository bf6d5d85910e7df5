export { combine } from "./columns/combine.ts";
export type { Part } from "./tables/part.ts";
export { detectRoles } from "./columns/detect.ts";
export { tellingNothing } from "./columns/telling-nothing.ts";
export { bytesWithLength, placesWithLength, withLength } from "./packed/longer.ts";
export { roles, type ColumnRole, type Role } from "./tables/roles.ts";
export type { Texts } from "./packed/packed.ts";
export { ColumnFilling, tableOf, type Column, type Table } from "./tables/table.ts";
export { agreed, type Agreed, type Said } from "./blocking/agreed.ts";
export { keyTable, type KeyTable } from "./blocking/key-table.ts";
export type { Share } from "./blocking/units.ts";
export { contradiction } from "./clustering/contradiction.ts";
export type { Decisions } from "./scoring/decided.ts";
export { keepIds, type Assigned } from "./clustering/stable-ids.ts";
export { countRange, isBeyondChance, type Counted } from "./labels/chance.ts";
export { lineOf, thresholdsOf, type Thresholds } from "./labels/calibrate.ts";
export { areTwoForenames, mayBeCalledBoth } from "./text/forenames.ts";
export { onceEncoded } from "./text/twice-encoded.ts";
export { isNhsNumber, readNhsNumber } from "./identifiers/nhs-number.ts";
export { isUpn, readUpn } from "./identifiers/upn.ts";
export { bitsInWords, chanceInWords } from "./labels/in-words.ts";
export type { Label } from "./labels/label.ts";
export { bandsOf, missedOf, type Band, type Missed } from "./labels/measure.ts";
export { relearn, withLearned, type LabelledPair, type Learned } from "./labels/relearn.ts";
export { compareShare, type Work } from "./compare-share.ts";
export type { Comparison } from "./comparing/comparison.ts";
export { comparisonsOf, dividedBy } from "./comparing/comparisons.ts";
export { PatternTable } from "./comparing/patterns.ts";
export { datasetOf, fieldsOf, type Dataset, type Ready } from "./fields/dataset.ts";
export {
  linkApart,
  linkRecords,
  linkTable,
  type Apart,
  type LinkOptions,
  type LinkResult,
} from "./link.ts";
export { scorerOf, type Scorer } from "./incremental.ts";
export { checkLevels } from "./model-file/check-levels.ts";
export { ModelProblem, modelFromSettings, splinkSettings } from "./model-file/splink.ts";
export { inWords, type Contribution, type Explanation } from "./scoring/explain.ts";
export { shareInWords, weighedLevels } from "./training/weighed-levels.ts";
export { learnNames } from "./training/names-together.ts";
export { bitsOf, probability } from "./scoring/score.ts";
export type { Compared, Kept, Shelf } from "./scoring/shelf.ts";
export type { FieldModel, Model, NameGroups } from "./likelihood/model.ts";
export type { PassReport } from "./blocking/steps.ts";
export { measuredByGroup, type GroupMeasure } from "./shipped/by-group.ts";
export { shippedColumns, shippedModel, shippedPublicRoles } from "./shipped/shipped-model.ts";

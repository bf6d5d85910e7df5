export { changesBetween, type Change, linesOf, type Words } from "./configuration-lines.ts";
export {
  ConfigurationUnfit,
  readBody,
  getConfiguration,
  getConfigurations,
  listInForce,
  getConfigurationVersion,
  getConfigurationBeside,
} from "./configuration-reads.ts";
export { listConfiguration, type KindOnFile, stateOn } from "./configuration-versions.ts";
export { type ShutWord, coverWords, type Cover } from "./cover-words.ts";
export { setVersion, type NewVersion } from "./set-version.ts";
export {
  configurationKinds,
  kindNamed,
  kindOf,
  kindsIn,
  type BodyOf,
  type Kind,
  type Offer,
} from "./kind.ts";
export { shippedIn, shippedVersions, type Shipped } from "./shipped-version.ts";
export { clockKind, publicRoleKind } from "./common-kinds.ts";
export { daysWithin, key, named, within, words } from "./shape-parts.ts";

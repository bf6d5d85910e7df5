export type { ConfigurationItem } from "./configuration-item.ts";
export type { ConfigurationBody, ConfigurationKind } from "./configuration-kinds.ts";
export { changesBetween, type Change, linesOf } from "./configuration-lines.ts";
export {
  ConfigurationUnfit,
  readBody,
  getConfiguration,
  getConfigurations,
  listInForce,
  getConfigurationVersion,
  getConfigurationBeside,
} from "./configuration-reads.ts";
export {
  isConfigurationKind,
  listConfiguration,
  type KindOnFile,
  stateOn,
} from "./configuration-versions.ts";
export { type ShutWord, coverWords, type Cover } from "./cover-words.ts";
export { kindsOfNotice } from "./kinds/protect-kinds.ts";
export { publicFieldWords } from "./public-fields.ts";
export { publicOptions } from "./public-options.ts";
export { filledIn, publicSays, directionOf, partsOf, saysPlaces } from "./public-says.ts";
export { setVersion, type NewVersion } from "./set-version.ts";
export { publicFormShape } from "./shapes/front-door-shapes.ts";
export { closureStops } from "./shapes/life-shapes.ts";
export { shippedConfiguration } from "./shipped/configuration.ts";
export { shippedFamilyWords } from "./shipped/families.ts";
export { shippedFrontDoor } from "./shipped/front-door.ts";
export { shippedMash } from "./shipped/mash.ts";
export { addShippedRegisters } from "./shipped/registers/add-shipped.ts";
export { shippedBases } from "./shipped/registers/shipped-sharing.ts";

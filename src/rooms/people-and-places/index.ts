export { raiseThingFlag } from "./change-thing-flag.ts";
export { countFlagsToLookAt, listFlagsToLookAt, type ListedFlag } from "./flags-to-look-at.ts";
export { joinThings } from "./join-things.ts";
export { addThing } from "./keep-thing.ts";
export { noMeasureBecause, noMeasureWords, type NoMeasure, whyNoMeasure } from "./adult-reads.ts";
export { recordAdultFact } from "./keep-adult.ts";
export { addTie } from "./keep-tie.ts";
export { countsAsChild } from "./web/unlisted-part.tsx";
export { thingForums, type ThingForums } from "./thing-forums.ts";
export { thingMeasures, type Considerable, type ThingMeasures } from "./thing-measures.ts";
export { subjectForm, subjectFormSent } from "./web/subject-form.ts";
export { subjectFormPage } from "./web/adult-routes.tsx";
export { subjectPage } from "./web/subject-page.tsx";
export { addLink } from "./link.ts";
export { alleged } from "./link-said.ts";
export {
  countNamedSince,
  isNoPlaceHeld,
  isProtected,
  isRenewed,
  listLinksWith,
  type ThingsLink,
} from "./link-reads.ts";
export { thingKinds, standings, type ThingKind } from "./thing-kinds.ts";
export { listThings, type Thing, findThing, isListed, listThingsOf } from "./thing-reads.ts";
export {
  linkSchemeOn,
  flagsFor,
  relationsFor,
  thingFlagSchemeOn,
  type LinkScheme,
} from "./thing-scheme.ts";
export { knownOfThing, type KnownOfThing } from "./known-of-thing.ts";
export { linkedAlready } from "./linked-keys.ts";
export { takeAsLink } from "./take-as-link.ts";
export { panelPromises } from "./panel-promises.ts";
export { placeCases, type PlaceCase } from "./place-cases.ts";
export { suggestedLinksKind } from "./configuration-kinds.ts";
export { suggestionSchemeOn } from "./suggestions/suggestion-scheme.ts";
export { unlistedPerson } from "./unlisted-person.ts";

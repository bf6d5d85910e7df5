export { raiseThingFlag } from "./change-thing-flag.ts";
export { countFlagsToLookAt, listFlagsToLookAt, type ListedFlag } from "./flags-to-look-at.ts";
export { joinThings } from "./join-things.ts";
export { addThing } from "./keep-thing.ts";
export { addLink } from "./link.ts";
export { thingKinds, standings } from "./thing-kinds.ts";
export { listThings, type Thing, findThing, listThingsOf } from "./thing-reads.ts";
export { linkSchemeOn, flagsFor, thingFlagSchemeOn } from "./thing-scheme.ts";
export { panelPromises } from "./panel-promises.ts";

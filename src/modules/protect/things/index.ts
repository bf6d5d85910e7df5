export { raiseThingFlag } from "./change-thing-flag.ts";
export { joinThings } from "./join-things.ts";
export { addLink } from "./link.ts";
export { addThing } from "./keep-thing.ts";
export { flagsFor, linkSchemeOn, thingFlagSchemeOn } from "./thing-scheme.ts";
export { standings, thingKinds } from "./thing-kinds.ts";
export { findThing, listThings, listThingsOf, type Thing } from "./thing-reads.ts";

export { raiseThingFlag, endThingFlag } from "./change-thing-flag.ts";
export { addLink } from "./link.ts";
export { addThing } from "./keep-thing.ts";
export { listThingFlags } from "./thing-flag-reads.ts";
export { findThing, listThings, type Thing } from "./thing-reads.ts";
export { flagsFor, linkSchemeOn, thingFlagSchemeOn } from "./thing-scheme.ts";

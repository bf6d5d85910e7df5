export { raiseThingFlag } from "./change-thing-flag.ts";
export { addLink } from "./link.ts";
export { addThing } from "./keep-thing.ts";
export { flagsFor, linkSchemeOn, thingFlagSchemeOn } from "./thing-scheme.ts";

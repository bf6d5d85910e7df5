import type { Route } from "../../src/platform/http/route.ts";
import { gitHere, sampleOf } from "./changed-files.ts";
import { isWhole } from "./depth.ts";
import { roomsAt, roomsByPath, sourcesOfRoutes } from "./rooms.ts";
import { isTouched, readSample, writeSample, type Sample } from "./rotation.ts";

const asked = process.env["LANTERN_SAMPLE"] ?? "";

/** What is measured in this run: everything where all is proved, what was asked for, or what git says. */
export const sample: Sample = isWhole
  ? "everything"
  : asked === ""
    ? sampleOf(gitHere)
    : readSample(asked);

/** How to measure the same again, for the message of what fails. */
export const again = `LANTERN_SAMPLE=${writeSample(sample)}`;

/** Whether what is at an address, or at a path of a route, belongs to a room that the change touches. */
export function touchedOf(routes: readonly Pick<Route, "path">[]): (address: string) => boolean {
  if (sample === "everything") return () => true;
  const paths = new Set(routes.map(({ path }) => path));
  const rooms = roomsAt(roomsByPath(paths, sourcesOfRoutes()));
  return (address) => isTouched(sample, rooms(address));
}

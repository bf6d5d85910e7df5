import type pg from "pg";
import type { Clock } from "../../kernel/clock.ts";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/database.ts";
import { manyOf, RoomProblem, type Rooms } from "../rooms/slot.ts";
import type { KeyRing } from "../sealing/index.ts";
import type { Log } from "../telemetry/log.ts";
import type { SecurityLog } from "../telemetry/security-log.ts";
import type { Job, Scheduled } from "./jobs.ts";

/** All that the start of the worker knows and jobs of rooms are made with. */
export type JobParts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly ring: KeyRing;
  readonly security: SecurityLog;
  /** Where people and systems reach Lantern, without a slash at its end. */
  readonly address: string;
  /** Programs that read what others sent, each in a process of its own, where the build put them. */
  readonly apart: { readonly workbook: URL; readonly feed: URL; readonly training: URL };
};

/** Work of a room in the background, and when it is done by itself. */
export type RoomJobs = {
  readonly make: (parts: JobParts) => readonly Job[];
  readonly schedule?: readonly Scheduled[];
};

export const roomJobs = manyOf<RoomJobs>("jobs");

/** @throws {RoomProblem} where two have one name: one of them would never be done */
export function jobsIn(rooms: Rooms, parts: JobParts): readonly Job[] {
  const jobs = roomJobs.allIn(rooms).flatMap(({ make }) => make(parts));
  const names = jobs.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RoomProblem(`the job "${twice}" is given twice`);
  return jobs;
}

export const scheduleIn = (rooms: Rooms): readonly Scheduled[] =>
  roomJobs.allIn(rooms).flatMap(({ schedule = [] }) => schedule);

import type { PartKey } from "../parts.ts";

const child = (personId: string): string => `/children/${personId}`;
const safety = (personId: string): string => `${child(personId)}/safety-plan`;
const outcome = (personId: string, outcomeId: string): string =>
  `${safety(personId)}/outcomes/${outcomeId}`;

/** Every address of this room, built in one place. */
export const paths = {
  /** The one page where the plan is read, drawn by the room of meetings. */
  plan: (personId: string): string => `${child(personId)}/plan`,
  /** Of that room too: a promise is made in one form. */
  promise: (personId: string, outcomeId: string): string =>
    `${child(personId)}/actions?outcome=${outcomeId}`,
  outcomes: (personId: string): string => `${safety(personId)}/outcomes`,
  outcome,
  rating: (personId: string, id: string): string => `${outcome(personId, id)}/rating`,
  promises: (personId: string, id: string): string => `${outcome(personId, id)}/promises`,
  endOutcome: (personId: string, id: string): string => `${outcome(personId, id)}/end`,
  part: (personId: string, part: PartKey): string => `${safety(personId)}/parts/${part}`,
  row: (personId: string, part: PartKey, rowId: string): string =>
    `${safety(personId)}/parts/${part}/${rowId}`,
  wants: (personId: string): string => `${safety(personId)}/wants`,
  agree: (personId: string): string => `${safety(personId)}/agree`,
  close: (personId: string): string => `${safety(personId)}/close`,
  versions: (personId: string): string => `${safety(personId)}/versions`,
  version: (personId: string, number: number): string =>
    `${safety(personId)}/versions/${String(number)}`,
  family: (personId: string): string => `${safety(personId)}/family`,
  familyPapers: (personId: string): string => `${safety(personId)}/family/papers`,
  carer: (personId: string): string => `${safety(personId)}/carer`,
  carerPapers: (personId: string): string => `${safety(personId)}/carer/papers`,
  voice: (personId: string): string => `${child(personId)}/voice`,
};

/** With the row of the number that found the record, where one did: the number itself stands in no address. */
const withNumber = (by: string | undefined): string => (by === undefined ? "" : `?by=${by}`);

/** Every address of the MASH's work, built in one place. */
export const paths = {
  queue: (): string => "/mash",
  concern: (concernId: string): string => `/mash/${concernId}`,
  file: (concernId: string, entryId: string): string => `/mash/${concernId}/files/${entryId}`,
  picture: (concernId: string, entryId: string): string => `/mash/${concernId}/pictures/${entryId}`,
  readFirst: (concernId: string, entryId: string): string =>
    `/mash/${concernId}/files/${entryId}/read-first`,
  take: (concernId: string): string => `/mash/${concernId}/take`,
  rate: (concernId: string): string => `/mash/${concernId}/rate`,
  match: (concernId: string, candidateId: string, by?: string): string =>
    `/mash/${concernId}/match/${candidateId}${withNumber(by)}`,
  how: (concernId: string, candidateId: string, by?: string): string =>
    `/mash/${concernId}/match/${candidateId}/how${withNumber(by)}`,
  newChild: (concernId: string): string => `/mash/${concernId}/new-child`,
  decide: (concernId: string): string => `/mash/${concernId}/decide`,
  household: (concernId: string, added: readonly string[] = []): string =>
    `/mash/${concernId}/household${added.length > 0 ? `?with=${added.map(encodeURIComponent).join("+")}` : ""}`,
  place: (concernId: string): string => `/mash/${concernId}/place`,
  straightOn: (concernId: string): string => `/mash/${concernId}/straight-on`,
  thing: (thingId: string): string => `/subjects/${thingId}`,
  passOn: (concernId: string): string => `/mash/${concernId}/pass-on`,
  noteDocx: (concernId: string): string => `/mash/${concernId}/note.docx`,
  notePdf: (concernId: string): string => `/mash/${concernId}/note.pdf`,
  noteJson: (concernId: string): string => `/mash/${concernId}/note.json`,
  paper: (concernId: string, audience: string): string => `/mash/${concernId}/papers/${audience}`,
  pause: (concernId: string): string => `/mash/${concernId}/pause`,
  resume: (concernId: string): string => `/mash/${concernId}/resume`,
  sharing: (concernId: string): string => `/mash/${concernId}/sharing`,
  takeUp: (concernId: string): string => `/mash/${concernId}/referral`,
  onward: (concernId: string): string => `/mash/${concernId}/onward`,
  day: "/mash/day",
  board: "/mash/board",
  assign: "/mash/board/assign",
  filed: (concernId: string): string => `/mash/${concernId}/filed`,
  child: (personId: string): string => `/children/${personId}`,
};

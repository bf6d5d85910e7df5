/** With the row of the number that found the record, where one did: the number itself stands in no address. */
const withNumber = (by: string | undefined): string => (by === undefined ? "" : `?by=${by}`);

export type QueueAddress = {
  readonly show?: "decided" | undefined;
  readonly rating?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly paused?: boolean | undefined;
  readonly page?: number | undefined;
};

/** Every address of the MASH's work, built in one place. */
export const paths = {
  queue: ({ show, rating, mine, overdue, paused, page = 1 }: QueueAddress = {}): string => {
    const search = new URLSearchParams();
    if (show) search.set("show", show);
    if (rating) search.set("rating", rating);
    if (mine) search.set("mine", "yes");
    if (overdue) search.set("overdue", "yes");
    if (paused) search.set("paused", "yes");
    if (page > 1) search.set("page", String(page));
    const text = search.toString();
    return text === "" ? "/mash" : `/mash?${text}`;
  },
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

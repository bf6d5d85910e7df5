/** Forms that lead on without words of their own, each with why: a reviewed list. */
export const silent: Readonly<Record<string, string>> = {
  "POST /sign-out": "nobody is signed in any more",
  "POST /concerns": "the page that follows is the receipt: its number, who was told, what is next",
  "POST /children/:personId/conflict": "the page that follows says it and nothing else",
  "POST /children/:personId/chases": "the page that follows says how many were asked",
  "POST /chasing/ask": "the page that follows says how many were asked",
  "POST /mash/board/assign": "the board says how many were given and how many were left",
  "POST /children/edit": "the grid says how many cells were saved, with a link to undo them",
  "POST /asked/:chaseId": "the page that follows says that it was answered",
  "POST /children/:personId/door": "shows what it was asked for, and saves nothing",
};

/** Forms whose words do not stand in the literal of their route. */
export const saidElsewhere: Readonly<Record<string, string>> = {
  "POST /alarms/:alarmId": "said by the declared form, which must have words",
  "POST /drafts/:form": "said by keep, beside it",
  "POST /sittings/:sittingId/case": "said by the declared form, which must have words",
  "POST path in mash/web/mash-form.ts": "said by the declared form, which must have words",
  "POST `/leavers/:staffId/${of}` in leavers/web/leaver-routes.tsx": "said by after, below it",
  "POST /tell-us/check": "answers anyone with a page; nobody is known",
  "POST /tell-us/send": "answers anyone with a page; nobody is known",
};

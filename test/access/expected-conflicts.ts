import type { Row } from "./expected.ts";

/** Whoever manages access: who has looked, conflicts of interest, the form that shuts out, and ids that nothing has. */
export const conflicts = ({
  page,
  form,
  none,
  looked = page,
}: {
  readonly page: Row;
  readonly form: Row;
  readonly none: Row;
  /** Where it differs from the pages, which the walk comes to after it has opened the record. */
  readonly looked?: Row;
}): Readonly<Record<string, Row>> => ({
  "GET /children/:personId/conflicts/:conflictId/end": none,
  "POST /children/:personId/conflicts/:conflictId/end": none,
  "GET /children/:personId/conflicts/found": page,
  "POST /children/:personId/conflicts/found/:findingId": none,
  "GET /children/:personId/looked": looked,
  "GET /children/:personId/conflicts": page,
  "POST /children/:personId/conflicts": form,
});

/** What people say of their own life, each their own. */
export const ties = (everybody: string): Readonly<Record<string, Row>> => ({
  "GET /people-i-know": { 200: everybody },
  "POST /people-i-know": { 303: everybody },
  "POST /people-i-know/register/:roleId": { 404: everybody },
  "POST /people-i-know/:staffTieId/end": { 404: everybody },
});

/** The pages of those who are named for where a child can be found. */
export const protection = (row: Row): Readonly<Record<string, Row>> => ({
  "GET /children/:personId/whereabouts/held": row,
  "POST /children/:personId/whereabouts/held/:heldWordsId": row,
  "GET /children/:personId/whereabouts/protection": row,
  "POST /children/:personId/whereabouts/protection/named": row,
  "POST /children/:personId/whereabouts/protection/named/:membershipId/end": row,
  "POST /children/:personId/whereabouts/protection/review": row,
  "POST /children/:personId/whereabouts/protection/ask": row,
  "POST /children/:personId/whereabouts/protection/answer": row,
});

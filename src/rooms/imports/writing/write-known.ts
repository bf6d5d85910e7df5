import { formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  appendImported,
  levelName,
  levelSchemeOn,
  noteWorkbookSays,
  recordFacts,
  type ImportEntry,
  type LevelScheme,
} from "../../child-record/index.ts";
import { addSources } from "../../subjects/index.ts";
import { placeHeadings, withoutPlaces } from "../plan/former-rows.ts";
import { isChanged } from "../plan/plan-counts.ts";
import { otherNamesOf, placesOf, sourcePlace } from "../plan/person-of-rows.ts";
import type { KnownChild } from "../plan/plan-types.ts";
import { commentHeadline, factsFrom } from "./write-fresh.ts";
import type { Importing, ToWrite } from "./write-types.ts";

/**
 * Writes what the workbook says anew of children who are here. A level and a closing are only marked
 * as said, for a person to decide; a value that somebody recorded here is left unless it was decided.
 */
export async function writeKnown(
  tx: Tx,
  importing: Importing,
  { plan, fileName, reading }: ToWrite,
): Promise<void> {
  const changed = plan.known.filter(isChanged);
  if (changed.length === 0) return;
  const { actor, today, at } = importing;
  const writing = { partnershipId: actor.partnershipId, today, at };
  const hidden = placeHeadings(reading);
  const sources = changed.flatMap(({ personId, isProtected, fresh }) =>
    fresh.map(({ row, names }) => ({
      personId,
      names,
      place: sourcePlace(row),
      body: (isProtected ? withoutPlaces(row, hidden) : row).cells,
    })),
  );
  const source = `tracker workbook ${fileName}`;
  await addSources(tx, sources, { partnershipId: actor.partnershipId, source });
  const says = changed.flatMap(({ personId, says: said }) =>
    said === undefined ? [] : [{ personId, ...said }],
  );
  await noteWorkbookSays(tx, says, writing);
  const facts = changed.flatMap(({ personId, fields }) =>
    fields.flatMap(({ field, was, now, how }) =>
      how === "set" ? [{ personId, field, value: now, was }] : [],
    ),
  );
  await recordFacts(tx, factsFrom(importing, fileName), facts);
  const scheme = await levelSchemeOn(tx, today);
  const entries = changed.flatMap((child) => entriesOf(child, { fileName, today, scheme }));
  await appendImported(tx, entries, writing);
}

type Telling = {
  readonly fileName: string;
  readonly today: string;
  readonly scheme: LevelScheme;
};

function entriesOf(
  child: KnownChild,
  { fileName, today, scheme }: Telling,
): readonly ImportEntry[] {
  const { personId, rows, fresh, says, headlines, notes } = child;
  const level = says?.level ?? null;
  const detail = [
    `${fileName} (${placesOf(rows)}), brought in on ${formatDate(today)}.`,
    ...(level === null ? [] : [`It says ${levelName(scheme, level)}.`]),
    "Nothing that was decided here has changed. The review is due today.",
  ].join(" ");
  return [
    ...headlines.map((headline) => ({ personId, headline, detail })),
    ...otherNamesOf(fresh).map((name) => ({
      personId,
      headline: "Another name in the tracker workbook",
      detail: `${name}. The name on the record has not changed.`,
    })),
    ...notes.map((text) => ({ personId, headline: commentHeadline, detail: text })),
  ];
}

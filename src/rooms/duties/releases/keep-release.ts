import { sql } from "kysely";
import type { DateParts } from "../../../kernel/fields.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  readIf,
  severalFrom,
  text,
  type Option,
  type Sent,
} from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { namingErrors } from "../../disruption/index.ts";
import {
  noMeasureWords,
  whyNoMeasure,
  type Thing,
  type ThingsLink,
} from "../../people-and-places/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { DutyScheme } from "../duty-scheme.ts";
import { alertOn, type Release } from "./release.ts";

type Drawing = { readonly scheme: DutyScheme; readonly links: readonly ThingsLink[] };
type Reading = Drawing & { readonly now: Date };

const kindsIn = ({ scheme }: Drawing): readonly Option[] =>
  scheme.releases.kinds.map(({ key, name }) => ({ value: key, text: name }));

/** Each child within reach that the subject is linked with, once. */
export const childrenIn = ({ links }: Pick<Drawing, "links">): readonly Option[] =>
  [...new Map(links.map((one) => [one.personId, one])).values()].map((one) => ({
    value: one.personId,
    text: `${fullName(one)}, ${one.reference}`,
  }));

const isFilled = (typed: unknown): boolean =>
  Object.values(typed as DateParts).some((part: string) => part.trim() !== "");

const endsOn = readIf<DateParts, string, { readonly now: Date }, object>(
  ({ endsOn: typed }) => isFilled(typed),
  date({
    label: "Ends on (optional)",
    hint: "The last day. People are told before it",
    called: "The end",
  }),
);

const conditionsQuestion = <R, D>() =>
  optionalText<R, D>({
    label: "Conditions (optional)",
    hint: "Who or where they must keep away from. Name no child: write “a named child”",
    rows: 4,
    called: "Conditions",
    most: 4000,
  });

const notAfter = (begins: string | undefined, ends: string | null | undefined): string | false =>
  begins !== undefined && ends != null && ends < begins && "It must not end before it begins";

/** Bail, a release or conditions of a person of concern, and the children whom it concerns. */
export const releaseForm = defineForm<Reading, Drawing>()(
  {
    kind: choiceFrom({ label: "What is it?", options: kindsIn, missing: "Choose what it is" }),
    conditions: conditionsQuestion(),
    source: text({
      label: "Where this comes from",
      called: "Where this comes from",
      most: 400,
      missing: "Enter where this comes from",
    }),
    beginsOn: date({ label: "Begins on", called: "The beginning" }),
    endsOn,
    children: severalFrom({
      label: "Which children does it concern?",
      hint: "Children you can see who are linked with this person. Their lead practitioners are told before it ends",
      options: childrenIn,
    }),
  },
  {
    endsOn: ({ beginsOn, endsOn: ends }) => notAfter(beginsOn, ends),
    children: ({ children }, { links }) =>
      links.length > 0 && children?.length === 0 && "Choose which children it concerns",
  },
);

type Keeping = {
  readonly thing: Thing;
  readonly scheme: DutyScheme;
  readonly links: readonly ThingsLink[];
  readonly form: Sent<typeof releaseForm>;
};

const alertFor = async (tx: Tx, scheme: DutyScheme, ends: string | null) =>
  ends === null
    ? null
    : alertOn(ends, {
        alertDays: scheme.releases.alertDays,
        calendar: await getWorkingCalendar(tx),
      });

export async function recordRelease(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { thing, scheme, links, form }: Keeping,
): Promise<Change & { readonly personIds?: readonly string[] }> {
  const because = await whyNoMeasure(tx, { thing, today });
  if (because) return invalid("kind", noMeasureWords[because]);
  const { value, errors } = releaseForm.read(form, { scheme, links, now: at });
  if (errors) return { kind: "invalid", errors };
  const naming = await namingErrors(tx, { conditions: value.conditions, source: value.source });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const releaseId = newId();
  await tx
    .insertInto("subjects.releases")
    .values({
      release_id: releaseId,
      partnership_id: actor.partnershipId,
      thing_id: thing.thingId,
      kind: value.kind,
      conditions: value.conditions,
      source: value.source,
      begins_on: value.beginsOn,
      ends_on: value.endsOn,
      alert_on: await alertFor(tx, scheme, value.endsOn),
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  for (const personId of value.children) {
    await tx
      .insertInto("protect.release_children")
      .values({
        release_child_id: newId(),
        partnership_id: actor.partnershipId,
        person_id: personId,
        release_id: releaseId,
        recorded_by: actor.id,
        recorded_at: at,
      })
      .execute();
  }
  return { kind: "accepted", personIds: value.children };
}

type Changing = { readonly release: Release; readonly scheme: DutyScheme };

/** A new end, other conditions, or that it ended. */
export const changeForm = defineForm<Changing & { readonly now: Date }>()(
  {
    change: choice({
      label: "What changed?",
      options: {
        varied: "The conditions or the day that it ends",
        ended: "It has ended, or was revoked",
      },
      missing: "Choose what changed",
    }),
    conditions: conditionsQuestion(),
    endsOn,
    endWords: optionalText({
      label: "How it ended (where it has)",
      hint: "Ended, revoked, recalled or breached, and who said so. Name no child",
      rows: 2,
      called: "How it ended",
      most: 2000,
    }),
  },
  {
    endsOn: ({ change, endsOn: ends }, { release }) =>
      change === "varied" && notAfter(release.beginsOn, ends),
    endWords: ({ change, endWords }) =>
      change === "ended" && endWords === null && "Enter how it ended",
  },
);

export async function changeRelease(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { release, scheme, form }: Changing & { readonly form: Sent<typeof changeForm> },
): Promise<Change> {
  const { value, errors } = changeForm.read(form, { release, scheme, now: at });
  if (errors) return { kind: "invalid", errors };
  const { conditions, endWords } = value;
  const naming = await namingErrors(tx, { conditions, endWords });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const change =
    value.change === "ended"
      ? { ended_on: today, end_words: endWords }
      : {
          conditions,
          ends_on: value.endsOn,
          alert_on: await alertFor(tx, scheme, value.endsOn),
        };
  const { numUpdatedRows } = await tx
    .updateTable("subjects.releases")
    .set({ ...change, changed_by: actor.id, changed_at: at, version: sql<number>`version + 1` })
    .where("release_id", "=", release.releaseId)
    .where("version", "=", versionOf(form.version))
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

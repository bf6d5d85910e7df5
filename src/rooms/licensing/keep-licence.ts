import {
  choice,
  choiceFrom,
  defineForm,
  optionalText,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { noMeasureWords, whyNoMeasure, type Thing } from "../people-and-places/index.ts";
import type { Licence } from "./licence.ts";
import type { LicensingScheme } from "./licensing-scheme.ts";
import type { CheckNames } from "./check-names.ts";

type Drawing = { readonly scheme: LicensingScheme };

const kindsIn = ({ scheme }: Drawing): readonly Option[] =>
  scheme.kinds.map(({ key, name, holder }) => ({ value: key, text: name, hint: holder }));

/** A licence that a subject holds or runs under, and who issued it. */
export const licenceForm = defineForm<Drawing, Drawing>()({
  kind: choiceFrom({
    label: "What is licensed?",
    options: kindsIn,
    missing: "Choose what is licensed",
  }),
  holder: text({
    label: "Name, registration or address on the licence",
    hint: "As the licensing authority knows it",
    called: "What is on the licence",
    most: 200,
    missing: "Enter the name, registration or address on the licence",
  }),
  number: optionalText({
    label: "Number of the licence or plate (optional)",
    classes: "govuk-input--width-20",
    called: "The number",
    most: 60,
  }),
  authority: text({
    label: "Licensing authority that issued it",
    hint: "A vehicle can work here under a licence from another area",
    called: "The licensing authority",
    most: 200,
    missing: "Enter the licensing authority that issued it",
  }),
  where: choice({
    label: "Is it an authority of this area?",
    options: { here: "Yes", elsewhere: "No, it is out of area" },
    missing: "Choose whether it is an authority of this area",
  }),
  source: text({
    label: "Where this comes from",
    hint: "For example, the public register or the plate. Name no child",
    called: "Where this comes from",
    most: 400,
    missing: "Enter where this comes from",
  }),
});

const licensed: readonly string[] = ["person", "place", "vehicle", "business"];

/** A group, a telephone and an account hold no licence. */
export const canHoldLicence = ({ kind }: Pick<Thing, "kind">): boolean => licensed.includes(kind);

type Keeping = Drawing & {
  readonly thing: Thing;
  readonly form: Sent<typeof licenceForm>;
  readonly checkNames: CheckNames;
};

/** Records a licence of a subject on whom a measure could be taken. */
export async function recordLicence(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { thing, scheme, form, checkNames }: Keeping,
): Promise<Change & { readonly licenceId?: string }> {
  const because = await whyNoMeasure(tx, { thing, today });
  if (because) return invalid("kind", noMeasureWords[because]);
  const { value, errors } = licenceForm.read(form, { scheme });
  if (errors) return { kind: "invalid", errors };
  const kind = scheme.kinds.find(({ key }) => key === value.kind);
  if (!kind) return invalid("kind", "Choose what is licensed");
  const { holder, number, authority, source } = value;
  // The name of an adult who is a subject can be that of a child as well.
  const named = thing.kind === "person" ? { source } : { holder, source };
  const naming = await checkNames({ ...named, number, authority });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const licenceId = newId();
  await tx
    .insertInto("subjects.licences")
    .values({
      licence_id: licenceId,
      partnership_id: actor.partnershipId,
      thing_id: thing.thingId,
      kind: kind.key,
      name: kind.name,
      holder,
      licence_number: number,
      authority,
      is_elsewhere: value.where === "elsewhere",
      source,
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  return { kind: "accepted", licenceId };
}

export const endLicenceForm = defineForm()({
  endWords: text({
    label: "Why it is not held any more",
    hint: "It ended, was taken away, or was recorded by mistake, and who says so",
    rows: 2,
    called: "Why it is not held any more",
    most: 1000,
    missing: "Enter why it is not held any more",
  }),
});

type Ending = {
  readonly licence: Licence;
  readonly form: Sent<typeof endLicenceForm>;
  readonly checkNames: CheckNames;
};

/** It is not held any more; it stays here with what was referred of it. */
export async function endLicence(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { licence, form, checkNames }: Ending,
): Promise<Change> {
  const { value, errors } = endLicenceForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const naming = await checkNames({ endWords: value.endWords });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("subjects.licences")
    .set({
      ended_on: today,
      end_words: value.endWords,
      changed_by: actor.id,
      changed_at: at,
      version: version + 1,
    })
    .where("licence_id", "=", licence.licenceId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

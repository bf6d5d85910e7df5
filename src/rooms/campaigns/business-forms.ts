import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { licensingSchemeOn } from "../licensing/index.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { isWhole } from "../training/index.ts";
import { contactKinds, type Business } from "./business.ts";

export type LicenceClass = { readonly key: string; readonly name: string };
type Drawing = { readonly classes: readonly LicenceClass[] };

/** The classes are the kinds of licence that are in force: there is no second list of them. */
export const licenceClassesOn = async (tx: Tx, on: string): Promise<readonly LicenceClass[]> =>
  (await licensingSchemeOn(tx, on)).kinds;

export const businessForm = defineForm<Drawing, Drawing>()({
  name: text({
    namesNoChild: true,
    label: "Name of the business",
    called: "Name of the business",
    most: 200,
    missing: "Enter the name of the business",
  }),
  licenceClass: choiceFrom({
    label: "Class of its licence",
    hint: "How often it is visited follows the class, and nothing that is known or suspected of a business",
    options: ({ classes }) => classes.map(({ key, name }) => ({ value: key, text: name })),
    unchosen: "Choose a class",
    missing: "Choose the class of its licence",
  }),
  authority: text({
    namesNoChild: true,
    label: "Licensing authority that issued it",
    called: "The licensing authority",
    most: 200,
    missing: "Enter the licensing authority",
  }),
  where: choice({
    label: "Is it an authority of this area?",
    options: { here: "Yes", elsewhere: "No, it is out of area" },
    missing: "Choose whether it is an authority of this area",
  }),
  locality: text({
    namesNoChild: true,
    label: "Street or part of the area",
    called: "Street or part of the area",
    most: 200,
    missing: "Enter the street or part of the area",
  }),
});

export async function addBusiness(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof businessForm>,
): Promise<Change & { readonly businessId?: string }> {
  const classes = await licenceClassesOn(tx, by.today);
  const { value, errors } = await readNamingNoChild(tx, businessForm, {
    form,
    context: { classes },
  });
  if (errors) return { kind: "invalid", errors };
  const { name, authority, locality } = value;
  const businessId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.businesses")
    .values({
      business_id: businessId,
      partnership_id: by.actor.partnershipId,
      name,
      licence_class: value.licenceClass,
      authority,
      is_elsewhere: value.where === "elsewhere",
      locality,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", businessId }
    : invalid("name", "A business with this name is in the register there already");
}

/** What happened with a business. A test purchase is none of it: they use children. */
export const contactForm = defineForm<{ readonly now: Date }>()(
  {
    kind: choice({
      label: "What was it?",
      options: {
        contact: contactKinds.contact,
        visit: contactKinds.visit,
        training: contactKinds.training,
        pledge: {
          text: contactKinds.pledge,
          hint: "What the business says that it does from now on",
        },
      },
      missing: "Choose what it was",
    }),
    happenedOn: date({ label: "Date", called: "Date", isPast: true }),
    people: optionalText({
      label: "Of training: how many of its staff came",
      classes: "govuk-input--width-4",
      called: "How many came",
      most: 6,
    }),
    wording: optionalText({
      namesNoChild: true,
      label: "What was agreed (optional)",
      hint: "No child, and nothing that is suspected. What the business saw goes through the public form",
      rows: 3,
      called: "What was agreed",
      most: 1000,
    }),
  },
  {
    people: ({ kind, people }) => {
      if (kind === "training")
        return !isWhole(people ?? "", 0, 100_000) && "Enter how many came, as a whole number";
      return Boolean(people) && "Only training has a number of people";
    },
    wording: ({ kind, wording }) =>
      kind === "pledge" && !wording && "Enter what the business says that it does",
  },
);

type Recording = { readonly business: Business; readonly form: Sent<typeof contactForm> };

export async function recordContact(
  tx: Tx,
  by: CommandContext,
  { business, form }: Recording,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, contactForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  if (business.endedOn !== null) return invalid("kind", "The business is not in the register now");
  await tx
    .insertInto("directory.business_contacts")
    .values({
      business_contact_id: newId(),
      partnership_id: by.actor.partnershipId,
      business_id: business.businessId,
      kind: value.kind,
      happened_on: value.happenedOn,
      people: value.kind === "training" ? Number(value.people) : null,
      wording: value.wording,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}

export const endForm = defineForm()({
  why: choice({
    label: "Why is it taken out of the register?",
    options: {
      closed: "It closed",
      moved: "It moved out of the area",
      mistake: "It was added by mistake",
    },
    missing: "Choose why",
  }),
});

type Ending = { readonly business: Business; readonly form: Sent<typeof endForm> };

export async function endBusiness(
  tx: Tx,
  by: CommandContext,
  { business, form }: Ending,
): Promise<Change> {
  const { errors } = endForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("directory.businesses")
    .set({ ended_on: by.today, version: version + 1 })
    .where("business_id", "=", business.businessId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

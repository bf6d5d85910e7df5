import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import { formatDateTime, isIsoDate } from "../../../../kernel/dates.ts";
import { isId, newId } from "../../../../kernel/ids.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { findPerson, type Person } from "../../../subjects/index.ts";
import { deleteDraft, findDraft, listDrafts } from "../../../work/index.ts";
import {
  findOwnSuggestion,
  reasonsOf,
  type Reading,
  type Suggestion,
} from "../../../pattern-alerts/index.ts";
import { isDanger } from "../concern-form.ts";
import { findDesksNow } from "../desks-now.ts";
import { sendConcern } from "../send-concern.ts";
import { findOwnPhone } from "../sending-teams.ts";
import { raising } from "./concern-route.ts";
import { dangerPage, ringPage } from "./danger-pages.tsx";
import { concernFields, concernFormOf, draftName, type ConcernFields } from "./new-fields.ts";
import { newPage } from "./new-page.tsx";
import { notSentPage } from "./not-sent-page.tsx";
import { paths } from "./paths.ts";
import type { UnsentDraft } from "./unsent-drafts.tsx";

const query = z.object({
  danger: optionalQuery(text()),
  draft: optionalQuery(text()),
  asked: optionalQuery(text()),
  about: optionalQuery(z.literal("no-child")),
  suggestion: optionalQuery(text()),
  child: optionalQuery(anId),
});

const desksAt = (tx: Tx, clock: Clock) =>
  findDesksNow(tx, { at: clock.now(), today: clock.today() });

type Begun = {
  readonly typed: ConcernFields;
  readonly savedAt?: string;
  /** Whom a suggestion that it begins with is about. */
  readonly subjectIds?: readonly string[];
};

/** What was typed before, or else a form in which the person does not type what Lantern knows. */
async function beginning(
  reading: Reading,
  asked: {
    readonly danger: string;
    readonly draft: string | undefined;
    readonly suggestion: string | undefined;
    readonly about: string | undefined;
    readonly child: Person | undefined;
  },
): Promise<Begun> {
  const { tx, actor } = reading;
  const id = asked.draft !== undefined && isId(asked.draft) ? asked.draft : newId();
  const draft = asked.draft === undefined ? undefined : await findDraft(tx, draftName, id);
  const kept = draft && concernFields.safeParse(draft.fields).data;
  const { name: ringName, phone: ringPhone } = await findOwnPhone(tx, actor);
  if (kept) {
    const danger = kept.danger || asked.danger;
    // Typed on another page, which did not ask who to ring.
    const ring = "ringName" in draft.fields ? {} : { ringName, ringPhone };
    return { typed: { ...kept, ...ring, id, danger }, savedAt: formatDateTime(draft.savedAt) };
  }
  const suggestionId = asked.suggestion ?? "";
  const found = isId(suggestionId) ? await findOwnSuggestion(reading, suggestionId) : undefined;
  const { child } = asked;
  const begun = concernFields.parse(
    found ? fieldsOf(found) : child === undefined ? {} : nameAndBirth(child),
  );
  return {
    typed: {
      ...begun,
      ringName,
      ringPhone,
      id,
      danger: asked.danger,
      noChild: asked.about === undefined ? "" : "yes",
    },
    subjectIds: [found, child].flatMap((one) => (one ? [one.personId] : [])),
  };
}

/** What a pattern alert knows of the child, for whoever reads the suggestion. Nothing is written by it. */
function fieldsOf({ asked, dates, ...child }: Suggestion) {
  return {
    ...nameAndBirth(child),
    worry: `${asked.name}: ${reasonsOf(asked, dates).join(". ")}.`,
  };
}

function nameAndBirth({
  givenName,
  familyName,
  bornOn,
}: Pick<Person, "givenName" | "familyName" | "bornOn">) {
  const [year = "", month = "", day = ""] = bornOn?.split("-") ?? [];
  return {
    givenName,
    familyName,
    "bornOn-day": day,
    "bornOn-month": month,
    "bornOn-year": year,
  };
}

/** But for the one that is being written. */
async function unsentDrafts(tx: Tx, but: string | undefined): Promise<readonly UnsentDraft[]> {
  const drafts = (await listDrafts(tx)).filter(
    ({ form, subject }) => form === draftName && subject !== but,
  );
  return drafts.map(({ subject, fields, savedAt }) => {
    const typed = concernFields.safeParse(fields).data;
    return {
      id: subject,
      danger: typed?.danger ?? "",
      about: `${typed?.givenName ?? ""} ${(typed?.aboutName || typed?.familyName) ?? ""}`.trim(),
      savedAt: formatDateTime(savedAt),
    };
  });
}

/** Whom the form names: whoever may know where a child of this name is protected is asked first. */
function childIn({ familyName, givenName, ...typed }: ConcernFields) {
  const parts = [typed["bornOn-year"], typed["bornOn-month"], typed["bornOn-day"]];
  const born = parts.map((part) => part.trim().padStart(2, "0")).join("-");
  return { familyName, givenName, bornOn: isIsoDate(born) ? born : null };
}

const question = { field: "danger", message: "Select whether a child is in danger now" };

export const newConcernRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/concerns/new",
    access: raising,
    audit: { action: "concern.new" },
    shows: { about: "children" },
    input: { query },
    handle: async ({
      tx,
      actor,
      clock,
      frame,
      query: { danger = "", draft, asked, suggestion, about, child: childId },
    }) => {
      const from = { draft, suggestion, child: childId };
      if (danger === "yes") {
        return { kind: "page", view: ringPage(await desksAt(tx, clock), from) };
      }
      if (!isDanger(danger)) {
        const errors = asked === undefined ? [] : [question];
        return {
          kind: "page",
          view: dangerPage({ errors, from, drafts: await unsentDrafts(tx, draft) }),
        };
      }
      const desks = await desksAt(tx, clock);
      const reading = { tx, actor, clock };
      const child = childId === undefined ? undefined : await findPerson(tx, actor, childId);
      if (childId !== undefined && !child) return { kind: "notFound", subjectIds: [childId] };
      const begins = { danger, draft, suggestion, about, child };
      const { subjectIds = [], ...begun } = await beginning(reading, begins);
      return { kind: "page", view: newPage({ frame, desks, from, ...begun }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/concerns",
    access: raising,
    audit: { action: "concern.send" },
    shows: { about: "children" },
    input: { form: concernFields },
    handle: async ({ tx, actor, clock, frame, stopPlaces, form: typed }) => {
      const stopped = await stopPlaces(childIn(typed));
      if (stopped) return stopped;
      const desks = await desksAt(tx, clock);
      const sending = { id: typed.id, form: concernFormOf(typed) };
      const change = await sendConcern(tx, { actor, at: clock.now() }, sending);
      switch (change.kind) {
        case "accepted": {
          const { concernId } = change;
          await deleteDraft(tx, draftName, typed.id);
          return { kind: "redirect", to: paths.sent(concernId), subjectIds: [concernId] };
        }
        case "invalid": {
          const { errors } = change;
          return { kind: "invalid", view: newPage({ frame, typed, desks, errors }) };
        }
        case "refused":
          return { kind: "refused", view: notSentPage(change.lacks, desks) };
      }
    },
  }),
];

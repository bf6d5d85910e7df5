import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import { formatTime } from "../../../kernel/dates.ts";
import { isId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anyField, field, type FormFields } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import type { DraftForm } from "../draft-forms.ts";
import { listDrafts } from "../draft-reads.ts";
import { deleteDraft } from "../draft-writes.ts";
import { saveDraft } from "../save-draft.ts";
import { draftsPage, notKeptPage } from "./drafts-page.tsx";

const params = z.object({ form: z.string() });
const access = { signedIn: "a draft is the person's own and nobody else reads it" };

/** A form's own fields do not begin with `_`; those that do say what to do with it. */
const typedForm = z
  .object({ _subject: field(), _return: field(), _script: field() })
  .catchall(anyField);

function typedFields(form: z.output<typeof typedForm>): FormFields {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith("_")));
}

/** Nothing yet, an id, or ids and a key beside each other: a child, and what of the child. */
const isSubject = (subject: string): boolean => {
  const [first = "", ...rest] = subject.split("/");
  return subject === "" || (isId(first) && rest.every((part) => /^[\w-]{1,60}$/.test(part)));
};

function about(subject: string) {
  const subjectIds = subject.split("/").filter(isId);
  return subjectIds.length > 0 ? { subjectIds } : {};
}

/** Drafts of these forms and of no other. */
export function draftRoutes(forms: readonly DraftForm[]): readonly Route[] {
  const isKnown = (name: string): boolean => forms.some((one) => one.name === name);
  return [
    route({
      method: "GET",
      path: "/drafts",
      access,
      audit: { action: "draft.list" },
      input: {},
      handle: async ({ tx, frame }) => {
        const view = draftsPage(frame, { drafts: await listDrafts(tx), forms });
        return { kind: "page", view };
      },
    }),
    route({
      method: "POST",
      path: "/drafts/:form",
      access,
      audit: { action: "draft.save" },
      input: { params, form: typedForm },
      handle: ({ params: { form }, form: sent, ...asking }): Promise<Outcome> =>
        isKnown(form) && isSubject(sent._subject)
          ? keep(asking, { form, sent })
          : Promise.resolve({ kind: "notFound" }),
    }),
    route({
      method: "POST",
      path: "/drafts/:form/discard",
      access,
      audit: { action: "draft.discard" },
      input: { params, form: z.object({ subject: field(), _return: field() }) },
      handle: async ({ tx, params: { form }, form: { subject, _return: to } }) => {
        await deleteDraft(tx, form, subject);
        return { kind: "redirect", to: safeNext(to || "/drafts"), ...about(subject) };
      },
    }),
  ];
}

type Asking = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };
type Sent = { readonly form: string; readonly sent: z.output<typeof typedForm> };

/** To the page's script the answer is a time; without script it is the page where the person goes on. */
async function keep({ tx, actor, clock }: Asking, { form, sent }: Sent): Promise<Outcome> {
  const subject = sent._subject;
  const at = clock.now();
  const change = await saveDraft(tx, { actor, at }, { form, subject, fields: typedFields(sent) });
  if (change.kind === "invalid") {
    return { kind: "invalid", view: notKeptPage(change.problem), ...about(subject) };
  }
  return sent._script === ""
    ? { kind: "redirect", to: safeNext(sent._return || "/drafts"), ...about(subject) }
    : { kind: "json", body: { savedAt: formatTime(at) }, ...about(subject) };
}

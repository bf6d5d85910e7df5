import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import { formatTime } from "../../../kernel/dates.ts";
import { isId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anyField, field, type FormFields } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import { text } from "../../../platform/http/text.ts";
import { draftForms, type DraftForm } from "../draft-forms.ts";
import { listDrafts, type Draft } from "../draft-reads.ts";
import { deleteDraft } from "../draft-writes.ts";
import { saveDraft } from "../save-draft.ts";
import { draftsPage, notKeptPage, type EntitledDraft } from "./drafts-page.tsx";

const params = z.object({ form: text() });
const access = { signedIn: "a draft is the person's own and nobody else reads it" };

/** A form's own fields do not begin with `_`; those that do say what to do with it. */
const typedForm = z
  .object({ _subject: field(), _return: field(), _script: field() })
  .catchall(anyField);

function typedFields(form: z.output<typeof typedForm>): FormFields {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith("_")));
}

/** An id, or ids and a key beside each other: a child, and what of the child. */
const isSubject = (subject: string): boolean => {
  const [first = "", ...rest] = subject.split("/");
  return isId(first) && rest.every((part) => /^[\w-]{1,60}$/.test(part));
};

function about(subject: string) {
  const subjectIds = subject.split("/").filter(isId);
  return subjectIds.length > 0 ? { subjectIds } : {};
}

/** Drafts of the forms that rooms give, and of no other. */
export const draftRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/drafts",
    access,
    audit: { action: "draft.list" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, rooms, frame }) => {
      const drafts = await listDrafts(tx);
      return {
        kind: "page",
        view: draftsPage(frame, await entitled(tx, actor, drafts, draftForms.allIn(rooms))),
      };
    },
  }),
  route({
    method: "POST",
    path: "/drafts/:form",
    access,
    audit: { action: "draft.save" },
    shows: { about: "children" },
    input: { params, form: typedForm },
    handle: ({ params: { form: name }, form: sent, ...asking }) => {
      const form = draftForms.allIn(asking.rooms).find((one) => one.name === name);
      return keepOpened(asking, { form, sent });
    },
  }),
  route({
    method: "POST",
    path: "/drafts/:form/discard",
    access,
    audit: { action: "draft.discard" },
    shows: { about: "children" },
    input: { params, form: z.object({ subject: field(), _return: field() }) },
    handle: async ({ tx, params: { form }, form: { subject, _return: to } }) => {
      await deleteDraft(tx, form, subject);
      return redirectDone(safeNext(to || "/drafts"), "Draft deleted.", { ...about(subject) });
    },
  }),
];

/** Each draft with what it is called, and where it goes on: nowhere, if what it is of no longer opens. */
async function entitled(
  tx: Tx,
  actor: StaffActor,
  drafts: readonly Draft[],
  forms: readonly DraftForm[],
): Promise<readonly EntitledDraft[]> {
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const form of forms) {
    const subjects = drafts.filter((one) => one.form === form.name).map(({ subject }) => subject);
    if (form.titles && subjects.length > 0)
      titles.set(form.name, await form.titles(tx, actor, subjects));
  }
  return drafts.map((draft) => {
    const form = forms.find(({ name }) => name === draft.form);
    if (!form) return { draft, title: "A form that is no longer used" };
    const title = titles.get(form.name)?.get(draft.subject);
    if (form.titles && title === undefined)
      return { draft, title: `${form.title} that you can no longer open` };
    return { draft, title: title ?? form.title, address: form.address(draft.subject) };
  });
}

/** Only about what the person may open. What is out of reach is answered like what is not there, and the audit names it. */
async function keepOpened(
  asking: ReadContext,
  { form, sent }: { form: DraftForm | undefined; sent: Sent["sent"] },
): Promise<Outcome> {
  const subject = sent._subject;
  if (!form || !isSubject(subject)) return { kind: "notFound" };
  const mayOpen = await form.mayOpen(asking.tx, asking.actor, subject);
  return mayOpen
    ? keep(asking, { form: form.name, sent })
    : { kind: "notFound", ...about(subject) };
}

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
};
type Sent = { readonly form: string; readonly sent: z.output<typeof typedForm> };

/** To the page's script the answer is a time; without script it is the page where the person goes on. */
async function keep({ tx, actor, clock }: ReadContext, { form, sent }: Sent): Promise<Outcome> {
  const subject = sent._subject;
  const at = clock.now();
  const change = await saveDraft(tx, { actor, at }, { form, subject, fields: typedFields(sent) });
  if (change.kind === "invalid") {
    return { kind: "invalid", view: notKeptPage(change.problem), ...about(subject) };
  }
  return sent._script === ""
    ? redirectDone(safeNext(sent._return || "/drafts"), "Draft saved. Find it under Drafts.", {
        ...about(subject),
      })
    : { kind: "json", body: { savedAt: formatTime(at) }, ...about(subject) };
}

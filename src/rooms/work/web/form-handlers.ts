import type { Clock } from "../../../kernel/clock.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { blankOf, type AnyForm, type Sent } from "../../../kernel/forms/index.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { chosenInput, filesOf, formInput, sentAs } from "../../../platform/http/form-input.ts";
import {
  redirectDone,
  type Alongside,
  type Outcome,
  type View,
} from "../../../platform/http/outcome.ts";
import type { AsPapers } from "../../../platform/http/places-guard.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { withFileErrors, type FileFields, type Upload } from "../../../platform/http/uploads.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { keptForm } from "../kept-form.ts";

/** Who asks for a form or sends it, and when. */
export type FormAsking = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: {
    readonly csrfToken: string;
    readonly origin: string;
    readonly requestId: string;
  };
  readonly rooms: Rooms;
  readonly asPapers: AsPapers;
  readonly files: (field: string) => Upload;
};

/** What a command answers about a form. */
export type FormChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  /** Answered in a way of its own: by the page of another form, or not at all. */
  | { readonly kind: "answered"; readonly outcome: Outcome };

/** Where a recorded form leads, and whom the audit names for it, where that is not always the same. */
type Recorded = {
  readonly to?: string;
  readonly subjectIds?: readonly string[] | undefined;
  /** What the audit says of it beside that. */
  readonly detail?: Alongside["detail"];
  /** What was done, where it is not what the form always says. */
  readonly done?: string;
};

/** As a form comes back, with what else its command says of it. */
type Shown<F extends AnyForm, C extends FormChange> = FormState<F> & {
  readonly refused?: Extract<C, { kind: "invalid" }>;
};

/** A form about something, whatever its address: shown, kept, sent, sent back, sent too late. */
export type FormAbout<F extends AnyForm, A, C extends FormChange> = AroundForm<F, A, C> & {
  readonly form: F;
};

/** The same where it may depend on what it is about, such as on the register of an entry; then it has no draft. */
export type ChosenFormAbout<F extends AnyForm, A, C extends FormChange> = AroundForm<F, A, C> & {
  readonly form: F | ((about: A) => F);
};

type AroundForm<F extends AnyForm, A, C extends FormChange> = {
  /** Kept while it is filled in, under its name among `draftForms`, and what it is about. */
  readonly draft?: { readonly name: string; readonly subject: (about: A) => string };
  /** Whether there is such a page at all. */
  readonly isHere?: (about: A, tx: Tx) => Promise<boolean>;
  /** Whether a colleague ended what it is about: then only what was kept before can be read. */
  readonly isOver?: (about: A) => boolean;
  /** What stands in it before anything is typed; without it, nothing. */
  readonly begin?: (
    about: A,
    asking: FormAsking & { readonly blank: Sent<F> },
  ) => Sent<F> | Promise<Sent<F>>;
  readonly send: (
    about: A,
    sent: FormAsking & { readonly typed: Sent<F> },
  ) => Promise<C & Recorded>;
  /** What was done, who was told, what is next: said on the page that it leads to. It names no child. */
  readonly done: string;
  /** Where it leads when it is recorded, unless `send` says where. */
  readonly home: (about: A) => string;
  readonly page: (about: A, state: Shown<F, C>, tx: Tx) => FormPage | Promise<FormPage>;
};

/** A page, with what the audit says of it where more than the form stands on it. */
type FormPage = View | (Alongside & { readonly view: View });

const paged = (page: FormPage) => ("view" in page ? page : { view: page });

/** What a route takes, and what was typed out of what it took. */
export const takenBy = <F extends AnyForm, A>(form: F | ((about: A) => F)) =>
  typeof form === "function"
    ? {
        input: chosenInput(),
        files: {},
        typedIn: (about: A, sent: object) => sentAs(form(about), sent as FormFields),
      }
    : {
        input: formInput(form),
        files: filesIn(form),
        typedIn: (_: A, sent: object) => sent as Sent<F>,
      };

/** What the route of a form says of its files, if it takes any. */
export function filesIn(form: AnyForm): { readonly files?: FileFields } {
  const files = filesOf(form);
  return Object.keys(files).length > 0 ? { files } : {};
}

/** A form that depends on what it is about has no draft. */
function keptOf<F extends AnyForm>(name: string, form: F | ((about: never) => F)) {
  if (typeof form !== "function") return keptForm(name, formInput(form));
  throw new Error(`${name}: no draft is kept of a form that depends on what it is about`);
}

const withFilesOf = (
  form: AnyForm,
  wrong: readonly FieldError[],
  files: FormAsking["files"],
): readonly FieldError[] =>
  Object.keys(filesOf(form)).reduce((all, name) => withFileErrors(all, name, files(name)), wrong);

/** How a declared form is shown, and how what was sent is answered. */
export function formHandlers<F extends AnyForm, A, C extends FormChange>(
  one: ChosenFormAbout<F, A, C>,
) {
  const { form, draft } = one;
  const formOf = typeof form === "function" ? form : () => form;
  const kept = draft && keptOf(draft.name, form);
  const draftOf = (about: A, savedAt?: string) =>
    draft && kept?.draft(draft.subject(about), { returnTo: one.home(about), savedAt });

  async function show(about: A, asking: FormAsking): Promise<Outcome> {
    const { tx, frame } = asking;
    if ((await one.isHere?.(about, tx)) === false) return { kind: "notFound" };
    const found = draft && (await kept?.find(tx, draft.subject(about)));
    const isStale = one.isOver?.(about) === true;
    if (isStale && !found?.typed) return { kind: "notFound" };
    const blank = blankOf(formOf(about));
    const typed = found?.typed ?? (await one.begin?.(about, { ...asking, blank })) ?? blank;
    const state = { csrfToken: frame.csrfToken, typed, isStale };
    const shown = { ...state, draft: draftOf(about, found?.savedAt) };
    return { kind: "page", ...paged(await one.page(about, shown, tx)) };
  }

  async function send(
    about: A,
    sent: FormAsking & { readonly typed: Sent<F> },
    readAgain: () => Promise<A | undefined>,
  ): Promise<Outcome> {
    const { tx, typed, frame } = sent;
    const change = (await one.send(about, sent)) as FormChange & Recorded;
    if (change.kind === "answered") return change.outcome;
    if (change.kind === "accepted") {
      if (draft) await kept?.end(tx, draft.subject(about));
      const to = change.to ?? one.home(about);
      const { subjectIds, detail } = change;
      const more = { ...(subjectIds && { subjectIds }), ...(detail && { detail }) };
      return redirectDone(to, change.done ?? one.done, more);
    }
    // As it stands now: somebody else may have been first.
    const now = (await readAgain()) ?? about;
    const state = { csrfToken: frame.csrfToken, typed, draft: draftOf(now) };
    if (change.kind === "stale") {
      return { kind: "stale", ...paged(await one.page(now, { ...state, isStale: true }, tx)) };
    }
    const errors = withFilesOf(formOf(now), change.errors, sent.files);
    const refused = change as Extract<C, { kind: "invalid" }>;
    return { kind: "invalid", ...paged(await one.page(now, { ...state, errors, refused }, tx)) };
  }

  return { show, send };
}

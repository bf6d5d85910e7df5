import type { ComponentChildren, VNode } from "preact";
import type { AnyForm, ReadQuery, DrawingOf } from "../../kernel/forms/index.ts";
import { Button } from "../govuk/index.ts";
import { DraftForm } from "./draft-form.tsx";
import { FormErrorSummary, type FieldIds, type FormErrors } from "./errors.tsx";
import type { FormState } from "./form-state.ts";
import { overtakenSummary } from "./form-summary.tsx";
import { Named, type Drawing } from "./questions.tsx";

/** Draws the named questions at their place on the page. */
type Draw<F extends AnyForm> = (...names: readonly (keyof F["questions"] & string)[]) => VNode;

export type DeclaredFormProps<F extends AnyForm> = {
  readonly form: F;
  readonly state: FormState<F>;
  /** What its words and options turn on. */
  readonly drawing: DrawingOf<F>;
  readonly action: string;
  readonly button: string;
  readonly isSecondary?: boolean | undefined;
  readonly classes?: string | undefined;
  /** Of what it is about, as it stands now. */
  readonly version?: number | string | undefined;
  /** What a voice reads before what is wrong, where the form is not in English. */
  readonly wrong?: string | undefined;
  /** Ends ids, where one form stands more than once on a page. */
  readonly suffix?: string | undefined;
  /** What the page draws itself, by the name of its question. */
  readonly own?: Readonly<Record<string, ComponentChildren>> | undefined;
  /** Where more than its questions stands in it; each of them is drawn once. */
  readonly children?: ((draw: Draw<F>) => ComponentChildren) | undefined;
};

/** A declared form with its button, kept as a draft where its route says so. */
export function DeclaredForm<F extends AnyForm>(props: DeclaredFormProps<F>): VNode {
  const { form, state, action, button, isSecondary = false, classes = "app-form" } = props;
  const hasFile = Object.values(form.questions).some(({ asked }) => asked.kind === "file");
  const version = versionIn(props);
  return (
    <DraftForm
      action={action}
      csrfToken={state.csrfToken}
      classes={classes || undefined}
      enctype={hasFile ? "multipart/form-data" : undefined}
      draft={state.draft}
    >
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {drawnOnce(props)}
      <Button
        text={button}
        classes={isSecondary ? "govuk-button--secondary" : undefined}
        preventDoubleClick
      />
    </DraftForm>
  );
}

/**
 * The version that its writer has read, also where the form comes back or was kept. Only where somebody
 * else was first it is the one that stands now, which the page then shows.
 */
function versionIn<F extends AnyForm>({ version, state }: DeclaredFormProps<F>) {
  if (version === undefined) return undefined;
  const { typed, isStale = false } = state;
  return isStale ? String(version) : typed.version || String(version);
}

type Asking<F extends AnyForm> = Pick<
  DeclaredFormProps<F>,
  "form" | "state" | "drawing" | "children" | "own" | "suffix" | "wrong"
>;

/** The questions of a form alone, for a page that shows how it will look. */
export const Questions = <F extends AnyForm>(props: Asking<F>): VNode => <>{drawnOnce(props)}</>;

/** All its questions, or as the page places them; a page that leaves one out or draws it twice fails. */
function drawnOnce<F extends AnyForm>(props: Asking<F>): ComponentChildren {
  const { form, state, children, own = {}, suffix = "", wrong } = props;
  const drawing: Drawing = {
    typed: state.typed,
    errors: state.errors ?? [],
    context: props.drawing,
    questions: form.questions,
    prefix: "",
    suffix,
    own,
    wrong,
  };
  if (!children) return <Named names={form.open} drawing={drawing} />;
  const drawn: string[] = [];
  const content = children((...names) => {
    drawn.push(...names);
    return <Named names={names} drawing={drawing} />;
  });
  if ([...drawn].sort().join() !== [...form.open].sort().join()) {
    throw new Error(`a form asks ${form.open.join(", ")}, and its page draws ${drawn.join(", ")}`);
  }
  return content;
}

type Shown = { readonly errors?: FormErrors | undefined; readonly isStale?: boolean | undefined };

/** What is said above a form that comes back: what is wrong, with links to where, or that somebody else was first. */
export function formSummary(
  { questions }: AnyForm,
  { errors = [], isStale = false }: Shown,
  suffix = "",
): VNode | undefined {
  if (isStale) return overtakenSummary;
  if (errors.length === 0) return undefined;
  const ids = { ...idsOf(questions, { prefix: "", suffix }), ...idsInRows(errors, suffix) };
  return <FormErrorSummary errors={errors} ids={ids} />;
}

/** A field of a row is named after its question and the row, and its id as well. */
const idsInRows = (errors: FormErrors, suffix: string): FieldIds =>
  Object.fromEntries(
    errors.flatMap(({ field }) =>
      field.includes(".") ? [[field, `${field.replace(".", "-")}${suffix}`]] : [],
    ),
  );

type Around = { readonly prefix: string; readonly suffix: string };

/** Where the summary leads, for fields whose control has another id than its name. */
const idsOf = (questions: AnyForm["questions"], around: Around): FieldIds =>
  Object.assign(
    {},
    ...Object.entries(questions).map(([name, { asked }]) =>
      idOf(asked, `${around.prefix}${name}`, around),
    ),
  ) as FieldIds;

function idOf(asked: ReadQuery<never>, name: string, { suffix }: Around): FieldIds {
  if (asked.kind === "group") return idsOf(asked.questions, { prefix: `${name}-`, suffix });
  const isDated = asked.kind === "date" || asked.kind === "moment";
  return { [name]: isDated ? `${name}${suffix}-day` : `${name}${suffix}` };
}

import type { ComponentChildren, VNode } from "preact";
import {
  blankRow,
  openIn,
  said,
  type ReadQuery,
  type Option,
  type Questions,
  type Row,
  type Words,
} from "../../kernel/forms/index.ts";
import {
  Checkboxes,
  DateInput,
  Fieldset,
  FileUpload,
  Input,
  Radios,
  Select,
  Textarea,
} from "../govuk/index.ts";
import { errorFor, type FormErrors } from "./errors.tsx";
import { verbatim } from "./form.tsx";
import { Trap } from "./trap.tsx";
import { WhyWeAsk } from "./why-we-ask.tsx";

/** What the questions of one form are drawn from. */
export type Drawing = {
  readonly typed: object;
  readonly errors: FormErrors;
  readonly context: never;
  readonly questions: Questions<never, never>;
  /** Before the names of a group. */
  readonly prefix: string;
  readonly suffix: string;
  readonly own: Readonly<Record<string, ComponentChildren>>;
  /** After the name of a question, where they are repeated: of which row. */
  readonly row?: string;
  /** What a voice reads before what is wrong, where the form is not in English. */
  readonly wrong?: string | undefined;
};

/** Questions by their names, in that order. */
export const Named = ({
  names,
  drawing,
}: {
  readonly names: readonly string[];
  readonly drawing: Drawing;
}): VNode => (
  <>
    {names.map((name) => {
      const asked = drawing.questions[name]?.asked;
      if (!asked) throw new Error(`“${name}” is drawn and is no question`);
      if (asked.isAsked?.(drawing.context) === false) return null;
      return (
        <>
          {drawn(name, asked, drawing)}
          {"why" in asked && <WhyWeAsk>{asked.why}</WhyWeAsk>}
        </>
      );
    })}
  </>
);

type Kind = ReadQuery<never>["kind"];

/** What one control is drawn from. */
type Control<K extends Kind> = {
  readonly asked: Extract<ReadQuery<never>, { kind: K }>;
  readonly name: string;
  readonly value: unknown;
  readonly drawing: Drawing;
};

function drawn(part: string, asked: ReadQuery<never>, drawing: Drawing): ComponentChildren {
  const { prefix, row } = drawing;
  const name = row === undefined ? `${prefix}${part}` : `${part}${row}`;
  const value = (drawing.typed as Readonly<Record<string, unknown>>)[part];
  const control = { name, value, drawing };
  // A page may draw any question itself, or leave it out where it asks nothing.
  if (name in drawing.own) return drawing.own[name];
  switch (asked.kind) {
    case "group":
      return <Group {...control} asked={asked} />;
    case "each":
      return <Each {...control} asked={asked} />;
    case "own":
      throw new Error(`the page of a form must draw “${name}” itself`);
    case "along":
      return <input type="hidden" name={name} value={value as string} />;
    case "trap":
      return <Trap />;
    case "text":
      return <Text {...control} asked={asked} />;
    case "choice":
      return <Choice {...control} asked={asked} />;
    case "several":
      return <Several {...control} asked={asked} />;
    case "file":
      return (
        <FileUpload
          {...single(asked, control)}
          multiple={asked.most > 1}
          attributes={asked.accept === undefined ? undefined : { accept: asked.accept }}
        />
      );
    case "date":
    case "moment":
      return <Dated {...control} asked={asked} />;
  }
}

/** An empty hint is none. */
function hintOf(hint: Words<never> | undefined, drawing: Drawing): { text: string } | undefined {
  const text = hint === undefined ? "" : said(hint, drawing.context);
  return text === "" ? undefined : { text };
}

/** What is wrong with a field, as it is said in the language of the form. */
function wrongAt({ errors, wrong }: Drawing, name: string) {
  const found = errorFor(errors, name);
  return found && { ...found, visuallyHiddenText: wrong };
}

const legendOf = (
  label: Words<never>,
  drawing: Drawing,
  classes = "govuk-fieldset__legend--s",
) => ({ legend: { text: said(label, drawing.context), classes } });

type At = { readonly name: string; readonly drawing: Drawing };

const common = (
  { hint, classes }: { readonly hint?: Words<never>; readonly classes?: string },
  { name, drawing }: At,
) => ({
  hint: hintOf(hint, drawing),
  errorMessage: wrongAt(drawing, name),
  classes,
});

type OneLabel = {
  readonly label: Words<never>;
  readonly labelClasses?: string;
  readonly hint?: Words<never>;
  readonly classes?: string;
};

const single = (asked: OneLabel, at: At) => ({
  ...common(asked, at),
  id: `${at.name.replace(".", "-")}${at.drawing.suffix}`,
  name: at.name,
  label: { text: said(asked.label, at.drawing.context), classes: asked.labelClasses },
});

function Group({ asked: { questions }, name, value, drawing }: Control<"group">): VNode {
  const inner = { ...drawing, questions, prefix: `${name}-`, typed: value as object };
  return <Named names={openIn(questions)} drawing={inner} />;
}

/** A row for each of those whom the questions are repeated for. */
function Each({ asked, value, drawing }: Control<"each">): VNode {
  const { questions, rows, joint, isBare } = asked;
  const typed = value as Readonly<Record<string, object>>;
  const blank = blankRow(questions);
  const drawnRow = (row: Row): VNode => (
    <Named
      names={Object.keys(questions)}
      drawing={{
        ...drawing,
        questions,
        typed: typed[row.key] ?? blank,
        context: row as never,
        row: `${joint}${row.key}`,
      }}
    />
  );
  return (
    <>
      {rows(drawing.context).map((row) =>
        isBare ? (
          drawnRow(row)
        ) : (
          <Fieldset legend={{ text: row.legend, classes: "govuk-fieldset__legend--s" }}>
            {drawnRow(row)}
          </Fieldset>
        ),
      )}
    </>
  );
}

function Text(control: Control<"text">): VNode {
  const { asked, value } = control;
  const shown = asked.isNeverShown ? undefined : (value as string);
  const box = { ...single(asked, control), value: shown, autocomplete: asked.autocomplete };
  const { writtenIn } = asked;
  if (asked.rows === undefined)
    return <Input {...box} inputmode={asked.inputmode} attributes={writtenIn} />;
  const attributes = asked.isVerbatim ? { ...verbatim, ...writtenIn } : writtenIn;
  return <Textarea {...box} rows={asked.rows} attributes={attributes} />;
}

function Choice(control: Control<"choice">): VNode {
  const { asked, name, value, drawing } = control;
  const offered = asked.options(drawing.context);
  if (asked.unchosen !== undefined) {
    const none = { value: "", text: said(asked.unchosen, drawing.context) };
    const items = [none, ...offered.map((one) => ({ value: one.value, text: one.text }))];
    return <Select {...single(asked, control)} value={value as string} items={items} />;
  }
  return (
    <Radios
      {...common(asked, control)}
      name={name}
      idPrefix={`${name}${drawing.suffix}`}
      fieldset={legendOf(asked.label, drawing, asked.labelClasses)}
      value={value as string}
      items={offered.map((one) => {
        const inside = asked.reveals?.[one.value];
        return {
          value: one.value,
          text: one.text,
          hint: hintOf(one.hint, drawing),
          conditional: inside && <Named names={inside} drawing={drawing} />,
        };
      })}
    />
  );
}

/** Under one legend, or under one for each group of options. */
function Several(control: Control<"several">): VNode {
  const { asked, name, value, drawing } = control;
  const options = asked.options(drawing.context);
  const boxes = (label: Words<never>, idPrefix: string, items: readonly Option[]): VNode => (
    <Checkboxes
      {...common(asked, control)}
      name={name}
      idPrefix={idPrefix}
      fieldset={label === "" ? undefined : legendOf(label, drawing)}
      values={[...(value as readonly string[])]}
      items={items.map((one) => ({
        value: one.value,
        text: one.text,
        id: one.id,
        hint: hintOf(one.hint, drawing),
      }))}
    />
  );
  const { label } = asked;
  if (typeof label !== "object") return boxes(label, `${name}${drawing.suffix}`, options);
  return (
    <>
      {Object.entries(label).map(([key, legend]) =>
        boxes(
          legend,
          key,
          options.filter(({ group }) => group === key),
        ),
      )}
    </>
  );
}

const timeOf = (label: string): string =>
  label.endsWith("?") ? "At what time?" : `${label}: time`;

function Dated(control: Control<"date" | "moment">): VNode {
  const { asked, name, value, drawing } = control;
  const parts = Object.entries(value as Readonly<Record<string, string>>);
  const label = said(asked.label, drawing.context);
  return (
    <>
      <DateInput
        {...common(asked, control)}
        id={`${name}${drawing.suffix}`}
        namePrefix={name}
        fieldset={legendOf(asked.label, drawing, asked.labelClasses)}
        values={Object.fromEntries(parts.map(([part, typed]) => [`${name}-${part}`, typed]))}
      />
      {asked.kind === "moment" && (
        <Input
          id={`${name}-time${drawing.suffix}`}
          name={`${name}-time`}
          label={{ text: asked.time ? said(asked.time.label, drawing.context) : timeOf(label) }}
          hint={hintOf(asked.time?.hint ?? "For example, 14:30, by the clock here", drawing)}
          classes="govuk-input--width-5"
          value={parts.find(([part]) => part === "time")?.[1]}
          errorMessage={wrongAt(drawing, `${name}-time`)}
        />
      )}
    </>
  );
}

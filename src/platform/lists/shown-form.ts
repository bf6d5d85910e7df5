import type { FieldError } from "../../kernel/fields.ts";
import type { ListField, ListOption, ShownForm } from "../../kernel/lists.ts";
import { addressAsking, isFiltered, partsAsking } from "./asked.ts";
import { rulesOf, type Around, type Column, type FilterField, type Looks } from "./declared.ts";
import { writtenOf, type AskedOrder, type ListFilter, type Named, type Query } from "./filters.ts";
import { typedErrors } from "./typed-boxes.ts";

export type AnyAsked = Query &
  AskedOrder<string> & {
    readonly page: number;
    readonly own: Readonly<Record<string, string>> | undefined;
  };

type Form<R, A, Q, C extends string, K extends string, X extends string> = {
  readonly looks: Looks<R, A, Q, C, K, X>;
  readonly named: Named;
  readonly around: Around<R, A, Q>;
  readonly path: string;
  readonly query: Query;
};

type Texts = readonly (readonly [name: string, text: string])[];

export const textsOf = (parts: Readonly<Record<string, string | undefined>>): Texts =>
  Object.entries(parts).flatMap(([name, text]) => (text ? [[name, text] as const] : []));

/** The order and how the list looks, without what narrows it. */
export function looksOf({ filters }: Named, asked: AnyAsked): Query & Partial<AnyAsked> {
  const looks: Record<string, unknown> = {};
  for (const [name, { kind }] of Object.entries(filters))
    if (kind === "look") looks[name] = asked[name];
  return { ...looks, sort: asked.sort, way: asked.way };
}

/** The form above a list: its questions, what of them is on, and what else of the address stays. */
export function formOf<
  R,
  A,
  Q extends AnyAsked,
  C extends string,
  K extends string,
  X extends string,
>(form: Form<R, A, Q, C, K, X>): ShownForm {
  const { looks, named, around, path, query } = form;
  const { asked } = around;
  const errors = typedErrors(named.filters, query);
  const fields = [...fieldsOf(form, errors), ...ownFieldsOf(form, errors), ...sortOf(form)];
  const asks = new Set(fields.map(({ name }) => name));
  const opened = Object.entries(named.filters).filter(([, { kind }]) => kind === "opened");
  const closed = Object.fromEntries(opened.map(([name]) => [name, undefined]));
  const lookParts = textsOf(partsAsking(named, looksOf(named, asked)));
  return {
    path,
    fields,
    isFiltered: isFiltered(named, asked),
    on: (looks.on?.(around) ?? []).map(({ text, without }) => ({
      text,
      removeHref: addressAsking(path, named, { ...asked, page: 1, ...closed, ...without }),
    })),
    isMoreOn: asked.own !== undefined || fields.some(({ isMore, isOn }) => isMore && isOn),
    clearHref: addressAsking(path, named, looksOf(named, asked)),
    kept: lookParts.filter(([name]) => !asks.has(name)),
    errors,
  };
}

type Asking<R, A, Q> = {
  readonly name: string;
  readonly filter: ListFilter<unknown, unknown>;
  readonly field: FilterField<R, A, Q>;
};

const messageOf = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.message;

const typedIn = (query: Query, name: string): string => {
  const value = query[name];
  return typeof value === "string" ? value : "";
};

function fieldsOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  { looks, named: { filters }, around, query }: Form<R, A, Q, C, K, X>,
  errors: readonly FieldError[],
): readonly ListField[] {
  return Object.entries(looks.fields ?? {}).flatMap(([name, field]) => {
    const filter = filters[name];
    if (filter === undefined) return [];
    const one = fieldOf({ name, filter, field }, around, query);
    return one === undefined ? [] : [{ ...one, error: messageOf(errors, name) }];
  });
}

function fieldOf<R, A, Q extends AnyAsked>(
  { name, filter, field }: Asking<R, A, Q>,
  around: Around<R, A, Q>,
  query: Query,
): ListField | undefined {
  const { label, all, isMore, isShort } = field;
  const chosen = field.options?.(around) ?? [];
  if (field.isOptional && chosen.length === 0) return undefined;
  const options = all === undefined ? chosen : [{ value: "", text: all }, ...chosen];
  const written = writtenOf(filter, around.asked[name]);
  const kind = kindOf(filter.kind, chosen.length > 0);
  const first = typeof filter.absent === "string" ? filter.absent : "";
  const isTyped = kind === "words" || kind === "number";
  const value = isTyped ? typedIn(query, name) : (written ?? first);
  const isOn = written !== undefined && filter.kind !== "look";
  const typed = kind === "day" ? boxesIn(query, name) : undefined;
  return { name, id: name, label, value, kind, options, isMore, isShort, isOn, typed };
}

/** A number and a mode are chosen where there is something to choose from. */
function kindOf(kind: ListFilter["kind"], isChosen: boolean): ListField["kind"] {
  if (kind === "number") return isChosen ? "choice" : "number";
  return kind === "mode" || kind === "look" || kind === "opened" ? "choice" : kind;
}

const boxesIn = (query: Query, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ["day", "month", "year"].map((part) => [`${name}-${part}`, typedIn(query, `${name}-${part}`)]),
  );

/** The columns that a partnership added, as far as they are asked. */
function ownFieldsOf<
  R,
  A,
  Q extends AnyAsked,
  C extends string,
  K extends string,
  X extends string,
>(
  { looks, around, query }: Form<R, A, Q, C, K, X>,
  errors: readonly FieldError[],
): readonly ListField[] {
  const columns = looks.own?.columns(around.around) ?? [];
  return columns.flatMap(({ key: name, heading: label, asks }): readonly ListField[] => {
    if (asks === undefined) return [];
    const sought = around.asked.own?.[name.slice("own.".length)];
    // A name with a point in it is no id.
    const id = name.replace(".", "-");
    const field = { name, id, label, isMore: true, isShort: true, isOn: sought !== undefined };
    if (asks === "words") {
      const error = messageOf(errors, name);
      return [{ ...field, kind: "words", value: typedIn(query, name), error }];
    }
    const chosen = asks.map((text): ListOption => ({ value: text, text }));
    const options = [{ value: "", text: "All" }, ...chosen];
    return [{ ...field, kind: "choice", value: sought ?? "", options }];
  });
}

/** By which column the list is ordered, as a question of the form. */
function sortOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>({
  looks: { columns, own, sortLabel },
  around,
}: Form<R, A, Q, C, K, X>): readonly ListField[] {
  if (sortLabel === undefined) return [];
  const fixed = Object.values<Column<R, A, Q>>(columns).map((column) => rulesOf(column));
  const options = [...fixed, ...(own?.columns(around.around) ?? [])].flatMap(
    ({ heading: text, sort: value }) => (value === undefined ? [] : [{ value, text }]),
  );
  const value: string = around.asked.sort ?? "";
  const field = { name: "sort", id: "sort", label: sortLabel, isMore: true, isOn: false };
  return [{ ...field, kind: "choice", value, options }];
}

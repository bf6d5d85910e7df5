import type { z } from "zod";
import type { ListPages } from "../../kernel/list-pages.ts";
import type { Shown } from "../../kernel/lists.ts";
import type { Outcome } from "../http/outcome.ts";
import type { Answers } from "../http/route.ts";
import { answersOf, bodyOf, type Saying } from "./api.ts";
import {
  rulesOf,
  type Around,
  type Column,
  type Declared,
  type Found,
  type ListGiven,
  type Reading,
} from "./declared.ts";
import { addressAsking, pageQuery, readAsked, strictQuery } from "./asked.ts";
import type { Filters, Query, ReadQuery } from "./filters.ts";
import { checkDeclared } from "./check-declared.ts";
import { sheetFile } from "./sheet.ts";
import { shownOf } from "./shown.ts";

type ReadContext = ListGiven & { readonly query?: object };

/** What a list is of, such as one child; nothing for a list that stands by itself. */
type OfWhat<Of> = Of extends undefined ? { readonly of?: undefined } : { readonly of: Of };

export type List<Q, Of, R, A, C extends string, K extends string, X extends string> = {
  /** For the input of a page, and of a route of the API. */
  readonly query: z.ZodType<object>;
  readonly apiQuery: z.ZodType<object>;
  /** The address that asks this, as a link or a saved view has it; and what such an address asks. */
  address(path: string, asked: Partial<Q>): string;
  asked(query: object | string): Q;
  /** What stands after the question mark: a saved view is this text. */
  text(asked: Partial<Q>): string;
  /** What is asked, read and ready to be drawn; on paper all of it, up to so many rows. */
  show(
    given: ReadContext,
    at: { readonly path: string; readonly onPaper?: number } & OfWhat<Of>,
  ): Promise<Shown<R, A, C, K, X, Q>>;
  /** Fails at the start where no field of the API is declared. */
  answers(saying: Saying): Answers;
  json(given: ReadContext, at?: OfWhat<Of> & { readonly beside?: object }): Promise<Outcome>;
  /** Fails where no column of a file is declared. */
  file(given: ListGiven): Promise<Outcome>;
};

/** What a list shows, for the page that draws it. */
export type ShownBy<L extends { show: (...given: never[]) => unknown }> = Awaited<
  ReturnType<L["show"]>
>;

type Wanted<Q, Of> = {
  readonly asked: Q;
  readonly of: Of;
  readonly page: number;
  readonly pageSize: number;
  readonly isPage: boolean;
};

/** Where the reader is: by what was counted, or else by one row more than a page. */
function pagesOf(
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  { rows, total }: { readonly rows: readonly unknown[]; readonly total?: number | undefined },
  isWhole: boolean,
): ListPages {
  const counted = total ?? (isWhole ? rows.length : undefined);
  const hasNext = counted === undefined ? rows.length > pageSize : page * pageSize < counted;
  return { page, pageSize, total: counted, hasNext };
}

type Read<F extends Filters, S extends string, Of, R, A> = {
  readonly pages?: { readonly by?: "cut" };
  readonly read: (given: Reading<ReadQuery<F, S>, Of>) => Promise<Found<R, A>>;
  readonly subjectOf?: (row: R) => string;
};

/** Reads what is asked; what is read whole is cut here, and so is the row that only says that there is a next page. */
function readerOf<F extends Filters, S extends string, Of, R, A>(declared: Read<F, S, Of, R, A>) {
  const { pages, subjectOf } = declared;
  return async (given: ListGiven, wanted: Wanted<ReadQuery<F, S>, Of>) => {
    const { tx, actor, clock } = given;
    const { asked, page, pageSize } = wanted;
    const found = await declared.read({ tx, actor, clock, ...wanted });
    const start = pages?.by === "cut" ? (page - 1) * pageSize : 0;
    const rows = found.rows.slice(start, start + pageSize);
    const shownPages = pagesOf(wanted, found, pages?.by === "cut" || !pages);
    const total = shownPages.total ?? rows.length;
    const { around } = found;
    const subjectIds = subjectOf === undefined ? [] : [...new Set(rows.map(subjectOf))];
    return { around: { rows, total, pages: shownPages, around, asked, actor }, subjectIds };
  };
}

/** Everything on one page, for a file and where the API has no pages. */
const all = { page: 1, pageSize: Number.MAX_SAFE_INTEGER };

/**
 * One declaration of a list: what its address may ask, how it is read, its columns, tables, words and facets, and,
 * only where they are declared, the fields of the API and the columns of a file. It draws nothing: see `ui/lists`.
 */
export function defineList<
  const F extends Filters,
  R extends object,
  A,
  const C extends string,
  const K extends string,
  Of = undefined,
  S extends string = never,
  X extends string = never,
  T extends z.ZodRawShape = z.ZodRawShape,
>(declared: Declared<F, S, Of, R, A, C, K, X, T>): List<ReadQuery<F, S>, Of, R, A, C, K, X> {
  checkDeclared(declared);
  const { filters, sorts = {}, first, asksOwn } = declared;
  const named = { filters, sorts, first, asksOwn };
  const askedOf = (query: object | string) => readAsked<F, S>(named, query);
  const read = readerOf(declared);
  const { pages } = declared;
  return {
    query: pageQuery(named),
    apiQuery: strictQuery(named, declared.api?.says !== undefined),
    address: (path, asked) => addressAsking(path, named, asked),
    asked: askedOf,
    text: (asked) => addressAsking("", named, { ...asked, page: undefined }).slice(1),
    show: async (given, { path, of, onPaper }) => {
      const { query = {} } = given;
      const asked = askedOf(query);
      const page = pages ? { page: asked.page, pageSize: pages.size } : all;
      const span = onPaper === undefined ? page : { page: 1, pageSize: onPaper };
      const wanted = { ...span, asked, of: of as Of, isPage: true };
      const { around, subjectIds } = await read(given, wanted);
      return shownOf({ looks: declared, named, around, path, subjectIds, query: query as Query });
    },
    ...programsOf(declared, { askedOf, read }),
  };
}

type Reader<F extends Filters, S extends string, Of, R, A> = {
  readonly askedOf: (query: object) => ReadQuery<F, S>;
  readonly read: ReturnType<typeof readerOf<F, S, Of, R, A>>;
};

type Programs<F extends Filters, S extends string, Of, R, A> = Pick<
  List<ReadQuery<F, S>, Of, R, A, never, never, never>,
  "answers" | "json" | "file"
>;

/** What other programs are given: off unless it is declared. */
function programsOf<
  F extends Filters,
  S extends string,
  Of,
  R extends object,
  A,
  C extends string,
  K extends string,
  X extends string,
  T extends z.ZodRawShape,
>(
  declared: Declared<F, S, Of, R, A, C, K, X, T>,
  { askedOf, read }: Reader<F, S, Of, R, A>,
): Programs<F, S, Of, R, A> {
  const { api, sheet, pages } = declared;
  const columns: Readonly<Record<string, Column<R, A, ReadQuery<F, S>> | undefined>> =
    declared.columns;
  const isHiddenFrom = (around: Around<R, A, ReadQuery<F, S>>) => (column: string) =>
    rulesOf(columns[column] ?? "").only?.(around) === false;
  return {
    answers: (saying) => {
      if (!api) throw new Error("this list declares no field of the API");
      return answersOf(api, saying);
    },
    json: async (given, at) => {
      if (!api) throw new Error("this list declares no field of the API");
      const asked = askedOf(given.query ?? {});
      const size = api.pageSize ?? pages?.size ?? all.pageSize;
      const span = api.says === undefined ? all : { page: asked.page, pageSize: size };
      const wanted = { ...span, asked, of: at?.of as Of, isPage: false };
      const { around, subjectIds } = await read(given, wanted);
      const body = bodyOf(api, { around, isHidden: isHiddenFrom(around) });
      return { kind: "json", body: { ...at?.beside, ...body }, subjectIds };
    },
    file: async (given) => {
      if (!sheet) throw new Error("this list declares no column of a file");
      const wanted = { ...all, asked: askedOf({}), of: undefined as Of, isPage: false };
      const { around, subjectIds } = await read(given, wanted);
      const making = { around, isHidden: isHiddenFrom(around), madeAt: given.clock.now() };
      return { kind: "file", file: sheetFile(sheet, making), subjectIds };
    },
  };
}

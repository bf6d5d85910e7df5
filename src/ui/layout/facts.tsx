import type { VNode } from "preact";
import { SummaryList, type SummaryActionProps, type SummaryRow } from "../govuk/index.ts";

type Content = SummaryRow["value"]["text"];

/** What is not there has no row. */
type RowOf<V> = V extends null | undefined ? undefined : SummaryRow;

const isKnown = (value: unknown): boolean => value !== null && value !== undefined;

/** One fact of a record: what it is called, and what is known. */
export const fact = <V extends Content | null | undefined>(name: Content, value: V): RowOf<V> =>
  (isKnown(value) ? { key: { text: name }, value: { text: value } } : undefined) as RowOf<V>;

/** The same in somebody’s own words, with the lines that they wrote. */
export const verbatimFact = <V extends Content | null | undefined>(
  name: Content,
  value: V,
): RowOf<V> =>
  fact(name, isKnown(value) ? <span class="app-verbatim">{value}</span> : null) as RowOf<V>;

type Pair = readonly [name: string, value: Content | null | undefined];

/** The facts of a record that are kept as pairs. */
export const Facts = ({ of }: { readonly of: readonly Pair[] }): VNode => (
  <SummaryList rows={of.map(([name, value]) => fact(name, value))} />
);

type CardProps = {
  readonly title: string;
  readonly level: 2 | 3 | 4;
  readonly facts: readonly (SummaryRow | false | null | undefined)[];
  /** What can be done with it, at its head. */
  readonly links?: readonly SummaryActionProps[];
};

/** One of several records on a page, with a heading of its own. */
export const Card = ({ title, level, facts, links = [] }: CardProps): VNode => (
  <SummaryList
    card={{
      title: { text: title, headingLevel: level },
      actions: links.length > 0 ? { items: links } : undefined,
    }}
    rows={facts}
  />
);

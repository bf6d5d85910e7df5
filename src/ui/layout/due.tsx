import type { VNode } from "preact";
import { formatDate, type IsoDate } from "../../kernel/dates.ts";
import { classNames } from "../govuk/index.ts";

interface DueProps {
  /** Words first, and they say it too: "3 days overdue". */
  text: string;
  isOverdue: boolean;
  /** Stands on a line of its own. */
  isLine?: boolean;
}

/** When something is due: the one way in which every page shows that it is overdue. */
export function Due({ text, isOverdue, isLine = false }: DueProps): VNode {
  const line = isLine && "app-line";
  if (!isOverdue) return isLine ? <span class="app-line">{text}</span> : <>{text}</>;
  return <strong class={classNames("app-late", line)}>{text}</strong>;
}

type DueOnProps = { readonly on: IsoDate; readonly isOverdue: boolean };

/** A day in a table; the word stands beside it where it is past, since red alone says nothing to many. */
export const DueOn = ({ on, isOverdue }: DueOnProps): VNode => (
  <Due isOverdue={isOverdue} text={isOverdue ? `${formatDate(on)}, overdue` : formatDate(on)} />
);

import type { VNode } from "preact";
import { SummaryAction, type SummaryActionProps, type SummaryActions } from "./summary-action.tsx";
import { SummaryCard, type SummaryCardOptions } from "./summary-card.tsx";
import { classNames, type CommonProps, type Content, type Maybe } from "./shared.ts";

export interface SummaryText {
  text: Content;
  classes?: string | undefined;
}

export interface SummaryRow {
  key: SummaryText;
  value: SummaryText;
  classes?: string | undefined;
  actions?: SummaryActions | undefined;
}

export interface SummaryListProps extends CommonProps {
  rows: readonly Maybe<SummaryRow>[];
  card?: SummaryCardOptions | undefined;
}

interface ActionsProps {
  actions: SummaryActions;
  items: readonly SummaryActionProps[];
  cardTitle: Content;
}

function Actions({ actions, items, cardTitle }: ActionsProps): VNode {
  const [first] = items;
  return (
    <dd class={classNames("govuk-summary-list__actions", actions.classes)}>
      {items.length === 1 && first ? (
        <SummaryAction {...first} cardTitle={cardTitle} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {items.map((item) => (
            <li class="govuk-summary-list__actions-list-item">
              <SummaryAction {...item} cardTitle={cardTitle} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}

interface RowProps {
  row: SummaryRow;
  anyRowHasActions: boolean;
  cardTitle: Content;
}

function Row({ row, anyRowHasActions, cardTitle }: RowProps): VNode {
  const items = row.actions?.items;
  const noActions = anyRowHasActions && !items && "govuk-summary-list__row--no-actions";
  return (
    <div class={classNames("govuk-summary-list__row", noActions, row.classes)}>
      <dt class={classNames("govuk-summary-list__key", row.key.classes)}>{row.key.text}</dt>
      <dd class={classNames("govuk-summary-list__value", row.value.classes)}>{row.value.text}</dd>
      {row.actions && items && items.length > 0 && (
        <Actions actions={row.actions} items={items} cardTitle={cardTitle} />
      )}
    </div>
  );
}

export function SummaryList(props: SummaryListProps): VNode {
  const { rows, card } = props;
  const anyRowHasActions = rows.some((row) => row && (row.actions?.items ?? []).length > 0);
  const list = (
    <dl class={classNames("govuk-summary-list", props.classes)} {...props.attributes}>
      {rows.map(
        (row) =>
          row && (
            <Row row={row} anyRowHasActions={anyRowHasActions} cardTitle={card?.title?.text} />
          ),
      )}
    </dl>
  );
  return card ? <SummaryCard {...card}>{list}</SummaryCard> : list;
}

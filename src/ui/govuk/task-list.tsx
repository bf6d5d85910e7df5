import type { VNode } from "preact";
import { classNames, type CommonProps, type Content, idList, type Maybe } from "./shared.ts";
import { Tag, type TagProps } from "./tag.tsx";

export interface TaskListItem {
  title: { text: Content; classes?: string | undefined };
  hint?: { text: Content } | undefined;
  /** Text where there is nothing to do, a tag where there is. */
  status: { tag?: TagProps | undefined; text?: Content; classes?: string | undefined };
  /** Left out while the task cannot be started. */
  href?: string | undefined;
  classes?: string | undefined;
}

export interface TaskListProps extends CommonProps {
  idPrefix?: string | undefined;
  items: readonly Maybe<TaskListItem>[];
}

function Title({ item, describedBy }: { item: TaskListItem; describedBy?: string | undefined }) {
  const { text, classes } = item.title;
  if (item.href === undefined) return <div class={classes}>{text}</div>;
  return (
    <a
      class={classNames("govuk-link govuk-task-list__link", classes)}
      href={item.href}
      aria-describedby={describedBy}
    >
      {text}
    </a>
  );
}

function Task({ item, id }: { item: TaskListItem; id: string }): VNode {
  const { hint, status, href } = item;
  const hintId = `${id}-hint`;
  const statusId = `${id}-status`;
  const withLink = href !== undefined && "govuk-task-list__item--with-link";
  return (
    <li class={classNames("govuk-task-list__item", withLink, item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        <Title item={item} describedBy={idList(hint && hintId, statusId)} />
        {hint && (
          <div id={hintId} class="govuk-task-list__hint">
            {hint.text}
          </div>
        )}
      </div>
      <div class={classNames("govuk-task-list__status", status.classes)} id={statusId}>
        {status.tag ? <Tag {...status.tag} /> : status.text}
      </div>
    </li>
  );
}

/** What has to be done, and how far each part is. */
export function TaskList(props: TaskListProps): VNode {
  const { idPrefix = "task-list", items } = props;
  return (
    <ul class={classNames("govuk-task-list", props.classes)} {...props.attributes}>
      {items.map((item, index) => item && <Task item={item} id={`${idPrefix}-${index + 1}`} />)}
    </ul>
  );
}

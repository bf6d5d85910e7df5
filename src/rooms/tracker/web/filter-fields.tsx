import type { VNode } from "preact";
import { formatDate, isIsoDate } from "../../../kernel/dates.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { DateInput, Input, Select, type SelectItem } from "../../../ui/govuk/index.ts";
import { lastMonth, none, unknown } from "../tracker-filters.ts";
import { sortKeys, groupKeys, columnsOf, type SortKey } from "../columns.ts";
import { capitalised } from "../../../kernel/words.ts";
import { groupNames } from "./group-table.tsx";
import type { TrackerPage } from "./tracker-view.ts";

const all = (text: string): SelectItem => ({ value: "", text });

type Chosen = {
  readonly name: string;
  readonly label: string;
  readonly value: string | number | undefined;
  readonly id?: string;
  readonly items: readonly SelectItem[];
};

function Choose({ name, label, value, items, id = name }: Chosen): VNode {
  const chosen = String(value ?? "");
  return <Select id={id} name={name} label={{ text: label }} value={chosen} items={items} />;
}

/** The id of the field of a column of their own: a name with a point in it is none. */
export const ownFieldId = (key: string): string => `own-${key}`;

function Type({ page, name, label }: { page: TrackerPage; name: string; label: string }): VNode {
  return (
    <Input
      name={name}
      label={{ text: label }}
      classes="govuk-input--width-3"
      inputmode="numeric"
      value={page.typed[name] ?? ""}
      errorMessage={errorFor(page.errors, name)}
    />
  );
}

/** The filters that are used daily: always in sight. */
export function FirstFields({ page }: { page: TrackerPage }): VNode {
  const { filters } = page.view;
  const { scheme, harmScheme, pathway } = page.setting;
  const levels = [...scheme.levels].reverse();
  return (
    <>
      <Input
        name="q"
        label={{ text: "Name, reference or number" }}
        classes="govuk-input--width-10"
        value={page.typed["q"] ?? ""}
        spellcheck={false}
        autocomplete="off"
        errorMessage={errorFor(page.errors, "q")}
      />
      <Choose
        name="level"
        label="Level"
        value={filters.level}
        items={[
          all("All levels"),
          ...levels.map(({ level, name }) => ({ value: String(level), text: name })),
          { value: unknown, text: "Not known" },
        ]}
      />
      <Choose
        name="harm"
        label="Harm status"
        value={filters.harm}
        items={[
          all("All"),
          ...harmScheme.statuses.map(({ key, name }) => ({ value: key, text: name })),
        ]}
      />
      <Choose
        name="stage"
        label="Stage"
        value={filters.stage}
        items={[
          all("All stages"),
          ...pathway.stages.map(({ key, name }) => ({ value: key, text: name })),
          { value: unknown, text: "Not known" },
        ]}
      />
      <Choose
        name="lead"
        label="Lead practitioner"
        value={filters.lead}
        items={[
          all("Anybody"),
          ...page.options.leads.map(({ id, name }) => ({ value: id, text: name })),
          { value: none, text: "Nobody yet" },
        ]}
      />
      <Choose
        name="group"
        label="Group by"
        value={page.view.group}
        items={[
          all("Not grouped"),
          ...groupKeys.map((key) => ({ value: key, text: capitalised(groupNames[key]) })),
        ]}
      />
    </>
  );
}

const places = (names: readonly string[]): readonly SelectItem[] => [
  all("All"),
  ...names.map((name) => ({ value: name, text: name })),
  { value: unknown, text: "Not known or protected" },
];

/** The rest, for those who look for something in particular. */
export function MoreFields({ page }: { page: TrackerPage }): VNode {
  const { filters } = page.view;
  const { flagScheme } = page.setting;
  const { wards, schools, agencies, cohorts } = page.options;
  return (
    <>
      <Choose
        name="flag"
        label="Flag"
        value={filters.flag}
        items={[
          all("All"),
          { value: "any", text: "Any flag" },
          ...flagScheme.types.map(({ key, name }) => ({ value: key, text: name })),
          { value: none, text: "No flag" },
        ]}
      />
      <Choose name="ward" label="Ward" value={filters.ward} items={places(wards)} />
      <Choose name="school" label="School" value={filters.school} items={places(schools)} />
      <Choose
        name="agency"
        label="Agency involved"
        value={filters.agency}
        items={[all("All"), ...agencies.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      {cohorts.length > 0 && (
        <Choose
          name="cohort"
          label="Cohort"
          value={filters.cohort}
          items={[all("All"), ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      )}
      <Choose
        name="due"
        label="Reviews"
        value={filters.due}
        items={[all("All"), { value: "overdue", text: "Overdue" }]}
      />
      <Choose
        name="actions"
        label="Actions"
        value={filters.actions}
        items={[all("All"), { value: "overdue", text: "Overdue" }]}
      />
      <Choose
        name="waiting"
        label="After an import"
        value={filters.waiting}
        items={[all("All"), { value: "decision", text: "Waiting for a decision" }]}
      />
      <Choose
        name="show"
        label="Show"
        value={filters.show ?? "open"}
        items={[
          { value: "open", text: "Open" },
          { value: "closed", text: "Closed or stepped down" },
        ]}
      />
      <Type page={page} name="missing" label="Missing episodes, at least" />
      <Type page={page} name="panel" label="For a panel within so many days" />
      <Since page={page} name="opened" label="Opened" />
      <Since page={page} name="unseen" label="Not seen" />
      <OwnFields page={page} />
      <SortFields page={page} />
    </>
  );
}

type SinceField = {
  readonly page: TrackerPage;
  readonly name: "opened" | "unseen";
  readonly label: string;
};

/** A month ago is one choice and moves with the day; another day is typed. */
function Since({ page, name, label }: SinceField): VNode {
  const value = page.view.filters[name];
  return (
    <div class="app-filter-since">
      <Choose
        name={name}
        label={label}
        value={value}
        items={[
          all(name === "opened" ? "Any time" : "All"),
          { value: lastMonth, text: "Since a month ago" },
          ...(value !== undefined && isIsoDate(value)
            ? [{ value, text: `Since ${formatDate(value)}` }]
            : []),
        ]}
      />
      <DateInput
        id={`${name}-date`}
        namePrefix={name}
        fieldset={{ legend: { text: `${label} since another day` } }}
        values={errorFor(page.errors, name) ? page.typed : {}}
        errorMessage={errorFor(page.errors, name)}
        day={{ id: `${name}-day` }}
      />
    </div>
  );
}

function OwnFields({ page }: { page: TrackerPage }): VNode {
  return (
    <>
      {page.setting.ownColumns.map(({ key, name, kind, choices }) => {
        const field = `own.${key}`;
        const value = page.view.filters.own?.[key];
        if (kind === "date" || kind === "number") return null;
        return kind === "choice" ? (
          <Choose
            id={ownFieldId(key)}
            name={field}
            label={name}
            value={value}
            items={[all("All"), ...choices.map((text) => ({ value: text, text }))]}
          />
        ) : (
          <Input
            id={ownFieldId(key)}
            name={field}
            label={{ text: name }}
            classes="govuk-input--width-10"
            value={page.typed[field] ?? ""}
            errorMessage={errorFor(page.errors, field)}
          />
        );
      })}
    </>
  );
}

function SortFields({ page }: { page: TrackerPage }): VNode {
  const { view, setting } = page;
  const sortable = columnsOf(setting.ownColumns).flatMap(({ heading, sort }) =>
    sort === undefined ? [] : [{ value: sort.key, text: heading }],
  );
  const known: readonly SortKey[] = sortKeys;
  return (
    <Choose
      name="sort"
      label="Sort by"
      value={view.sort}
      items={sortable.filter(({ value }) => known.includes(value) || value.startsWith("own."))}
    />
  );
}

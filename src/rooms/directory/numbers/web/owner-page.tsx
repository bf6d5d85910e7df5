import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { PhoneLink, verbatimFact } from "../../../../ui/layout/index.ts";
import { ownerWords, uses, type ContactNumber, type Owner } from "../number.ts";
import type { PersonThere } from "../number-reads.ts";
import { purposeOf } from "./directory-page.tsx";
import { numberPaths } from "./paths.ts";
import { Rung, RungPresses } from "./rung.tsx";

export type OwnerPage = {
  readonly owner: Owner;
  readonly numbers: readonly ContactNumber[];
  readonly people: readonly PersonThere[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly areas: Readonly<Record<string, string>>;
  readonly mayKeep: boolean;
  readonly csrfToken: string;
};

/** One agency, team, service or role: its numbers, when they were last answered, and who works there. */
export function ownerPage(page: OwnerPage): View {
  const { owner, numbers, people, teams, mayKeep } = page;
  return {
    title: owner.name,
    backLink: { text: "Directory of telephone numbers", href: numberPaths.all },
    body: (
      <>
        <span class="govuk-caption-l">{owner.within || ownerWords[owner.of]}</span>
        <h1 class="govuk-heading-l">{owner.name}</h1>
        {numbers.length === 0 && (
          <p class="govuk-body">No number is in the directory yet. In an emergency ring 999.</p>
        )}
        {numbers.map((number) => (
          <One number={number} page={page} />
        ))}
        {mayKeep && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Add a number"
              href={numberPaths.add(owner.id)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        <Teams teams={teams} />
        <People people={people} />
      </>
    ),
  };
}

type OneProps = { readonly number: ContactNumber; readonly page: OwnerPage };

function One({ number, page }: OneProps): VNode {
  const { owner, areas, mayKeep, csrfToken } = page;
  const { contactNumberId, usedFor, hours, keptBy, keptAt } = number;
  const shownTo = number.isPublic ? "Anybody, on the public pages" : "Staff";
  return (
    <section id={`n-${contactNumberId}`}>
      <h2 class="govuk-heading-m">
        {purposeOf({ usedFor, area: number.area, hours: null }, areas)}
      </h2>
      <SummaryList
        rows={[
          verbatimFact("Telephone number", <PhoneLink phone={number.phone} />),
          ...(hours === null ? [] : [verbatimFact("When it is answered", hours)]),
          verbatimFact("Last rung", <Rung number={number} />),
          ...(owner.of === "desk" ? [verbatimFact("Seen by", shownTo)] : []),
          verbatimFact(
            "Last changed",
            [formatDate(londonDate(keptAt)), keptBy ?? "by configuration"].join(", "),
          ),
        ]}
      />
      <RungPresses number={number} name={`${owner.name}, ${uses[usedFor]}`} csrfToken={csrfToken} />
      {mayKeep && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={numberPaths.one(contactNumberId)}>
            Change this number
          </a>
          {" · "}
          <a class="govuk-link" href={numberPaths.end(contactNumberId)}>
            It is no longer the number
          </a>
        </p>
      )}
    </section>
  );
}

const Teams = ({ teams }: Pick<OwnerPage, "teams">): VNode | null =>
  teams.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Teams</h2>
      <ul class="govuk-list">
        {teams.map(({ id, name }) => (
          <li>
            <a class="govuk-link" href={numberPaths.owner(id)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );

const People = ({ people }: Pick<OwnerPage, "people">): VNode | null =>
  people.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">People</h2>
      <SummaryList
        rows={people.map(({ name, role, phone, team }) =>
          verbatimFact(
            name,
            <>
              {phone === null ? "No number recorded" : <PhoneLink phone={phone} />}
              <span class="app-line app-secondary">{`${role}, ${team}`}</span>
            </>,
          ),
        )}
      />
    </>
  );

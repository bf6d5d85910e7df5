import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, classNames, InsetText, WarningText } from "../../../ui/govuk/index.ts";
import { PhoneLink, Voice, WhyVisible } from "../../../ui/layout/index.ts";
import { PhotographFigure } from "../../photographs/index.ts";
import { ageRangeText, explainAccess, fullName } from "../../subjects/index.ts";
import {
  BeforeContactLines,
  MissingNow,
  EmergencyBanner,
  StandsAroundLines,
  type ChildFacts,
  ageText,
} from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { behind, type AtTheDoor, type Masked } from "../door-reads.ts";
import { doorPaths } from "./paths.ts";
import { SeenLines } from "./seen-words.tsx";
import { WarningList } from "./warning-list.tsx";

export type DoorPage = AtTheDoor & {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly mayRecord: boolean;
  /** What was asked to be shown, on this one answer. */
  readonly shown?: Masked | undefined;
  /** What stands at the end: the page to take along. */
  readonly more?: ComponentChildren;
};

/**
 * A page for one visit, on a telephone, outside. Of how worried anybody is it says nothing: others
 * may see the screen.
 */
export function doorPage(page: DoorPage): View {
  const { facts, warnings, seen, scheme, mayRecord } = page;
  const { person, today } = facts;
  const { personId } = person;
  return {
    title: "At the door",
    backLink: { text: "Back to the record", href: paths.child(personId) },
    body: (
      <div class="app-door">
        <EmergencyBanner {...facts} />
        <h1 class="govuk-heading-l govuk-!-margin-bottom-1">At the door</h1>
        <p class="govuk-body app-door__child">
          <strong>{fullName(person)}</strong>
          <span class="app-line app-secondary">
            {`${person.ageSaid ? ageRangeText(person.ageSaid, today) : ageText(person.bornOn, today)} · ${person.reference}`}
          </span>
        </p>
        <Missing {...page} />
        {page.untold.map(({ called, relation }) => (
          <WarningText text={`Do not tell: ${called} (${relation.toLowerCase()})`} />
        ))}
        <Part id="warnings" title="Before you knock">
          <BeforeContactLines known={page.known} isAtTheDoor />
          <WarningList
            warnings={warnings}
            personId={personId}
            today={today}
            mayRecord={mayRecord}
          />
          {mayRecord && (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link app-door__tap" href={doorPaths.warn(personId)}>
                Add a warning
              </a>
            </p>
          )}
        </Part>
        <StandsAroundLines around={page.around} isAtTheDoor />
        {mayRecord && (
          <Button
            text="Record this visit"
            href={doorPaths.record(personId)}
            classes="app-door__button app-screen-only"
          />
        )}
        {mayRecord && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link app-door__tap" href={doorPaths.along(personId)}>
              Take this visit along: where there is no network
            </a>
          </p>
        )}
        <SeenLines seen={seen} scheme={scheme} today={today} />
        <Part id="ring" title="Ring" isForScreen>
          <Calls {...page} />
        </Part>
        <Part id="home" title="Who lives here, and where">
          <Home {...page} />
        </Part>
        <Part id="wants" title="What the child wants">
          <Wants {...page} />
        </Part>
        <Part id="plan" title="The plan">
          <Plan {...page} />
        </Part>
        {page.more}
        <WhyVisible reasons={explainAccess(facts.actor, person, facts.circle)} />
      </div>
    ),
  };
}

/** That the child is missing now, and how they look. */
const Missing = ({ facts: { person, missing, now }, photograph }: DoorPage): VNode | null =>
  missing === undefined ? null : (
    <>
      <InsetText>
        <strong>The child is missing now</strong>
        <span class="app-line">
          <MissingNow episode={missing} now={now} />
        </span>
      </InsetText>
      {photograph && (
        <PhotographFigure
          personId={person.personId}
          name={fullName(person)}
          photograph={photograph}
        />
      )}
    </>
  );

type PartProps = {
  readonly id: string;
  readonly title: string;
  /** What is tapped is not printed: the numbers behind it are for no paper. */
  readonly isForScreen?: boolean;
  readonly children: ComponentChildren;
};

const Part = ({ id, title, isForScreen = false, children }: PartProps): VNode => (
  <section
    class={classNames("app-door__part", isForScreen && "app-screen-only")}
    aria-labelledby={id}
  >
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
    {children}
  </section>
);

const Calls = ({ calls }: DoorPage): VNode => (
  <ul class="app-door__calls">
    {calls.map(({ name, who, phone }) => (
      <li>
        <PhoneLink phone={phone} classes="app-door__call">
          {`Ring ${name}`}
          <span class="app-line app-door__who">{who}</span>
        </PhoneLink>
      </li>
    ))}
  </ul>
);

const maskWords: Readonly<Record<Masked, { show: string; missing: string; shown: string }>> = {
  address: {
    show: "Show the address",
    missing: "No address is recorded.",
    shown: "Address",
  },
  phone: {
    show: "Show the telephone number there",
    missing: "No telephone number of the home is recorded.",
    shown: "Telephone",
  },
};

function Home(page: DoorPage): VNode {
  const { home, households } = page;
  if (home.kind === "protected") {
    return (
      <p class="govuk-body">
        {`Where this child lives is protected, and you are not named. Ring ${home.name}: `}
        {home.phone === null ? "no number is recorded" : <PhoneLink phone={home.phone} />}
      </p>
    );
  }
  const carers = home.facts.filter(({ kind }) => kind === "carer");
  return (
    <>
      {home.isProtected && (
        <p class="govuk-body">
          <strong>Protected: tell nobody where this is.</strong>
        </p>
      )}
      {carers.length + households.length === 0 ? (
        <p class="govuk-body">Nobody is recorded as living with the child.</p>
      ) : (
        <ul class="govuk-list">
          {households.map((line) => (
            <li>{line}</li>
          ))}
          {carers.map(({ wording, from, source }) => (
            <li>
              {wording}
              <span class="app-line app-secondary">
                {`carer${from === null ? "" : `, since ${formatDate(from)}`}; ${source}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Mask {...page} part="address" />
      <Mask {...page} part="phone" />
    </>
  );
}

/** Nothing of what is behind it is sent until it is asked for. */
function Mask({ part, ...page }: DoorPage & { readonly part: Masked }): VNode {
  const { facts, csrfToken, home, shown } = page;
  const found = behind(home, part);
  const words = maskWords[part];
  const { personId } = facts.person;
  if (found.length === 0) return <p class="govuk-body">{words.missing}</p>;
  if (shown === part) {
    return (
      <div class="app-door__shown" id={`shown-${part}`}>
        <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{words.shown}</h3>
        {found.map(({ wording }) => (
          <p class="govuk-body app-verbatim">
            {part === "phone" ? <PhoneLink phone={wording} /> : wording}
          </p>
        ))}
        <p class="govuk-body">
          <a class="govuk-link app-door__tap" href={doorPaths.door(personId)}>
            {`Hide the ${part === "phone" ? "number" : "address"} again`}
          </a>
        </p>
      </div>
    );
  }
  return (
    <Form action={doorPaths.door(personId)} csrfToken={csrfToken}>
      <input type="hidden" name="show" value={part} />
      <Button text={words.show} classes="govuk-button--secondary app-door__button" />
    </Form>
  );
}

function Wants({ said, plan }: DoorPage): VNode {
  const wants = plan?.wants ?? null;
  const trusted = plan?.trusted ?? [];
  return (
    <>
      {said && <Voice {...said} />}
      {wants !== null && <p class="govuk-body app-verbatim">{wants}</p>}
      {!said && wants === null && (
        <p class="govuk-body">No wishes of the child recorded yet: ask.</p>
      )}
      {trusted.length > 0 && (
        <p class="govuk-body">
          {`Trusts: ${trusted.map(({ name, relationship }) => `${name} (${relationship})`).join(", ")}`}
        </p>
      )}
    </>
  );
}

/** As many lines as somebody reads at a door. */
const mostLines = 3;

function Plan({ plan, promised, facts }: DoorPage): VNode {
  const { today } = facts;
  const due = (on: string): string => dueInWords(on, today).text;
  const sought = (plan?.sought ?? []).map(({ wording, promise }) => ({
    what: wording,
    next: promise && `${promise.wording}: ${due(promise.dueOn)}`,
  }));
  const promises = promised.map(({ wording, dueOn, owner, agency }) => ({
    what: wording,
    next: `${owner ?? agency}: ${due(dueOn)}`,
  }));
  const lines = (sought.length > 0 ? sought : promises).slice(0, mostLines);
  if (lines.length === 0) {
    return <p class="govuk-body">No plan or actions yet.</p>;
  }
  return (
    <ol class="govuk-list govuk-list--number">
      {lines.map(({ what, next }) => (
        <li>
          {what}
          {next !== undefined && <span class="app-line app-secondary">{`Next: ${next}`}</span>}
        </li>
      ))}
    </ol>
  );
}

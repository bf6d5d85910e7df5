import type { VNode } from "preact";
import { formatDate, type IsoDate } from "../../../../kernel/dates.ts";
import { fewerThan, smallest, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { ListPages, ListTables } from "../../../../ui/lists/index.ts";
import type { Practice } from "../../practice/practice.ts";
import { nameIn } from "../../training-scheme.ts";
import { trainingPaths } from "../../web/paths.ts";
import { Links, LinkTo, trainingPage } from "../../web/training-frame.tsx";
import { SeenPart } from "../parenting/web/parenting-page.tsx";
import type { Seen } from "../parenting/seen.ts";
import type { programmeList, visitList } from "../programme-list.ts";
import type { Finding, Programme, Visit } from "../programme-reads.ts";
import { placeMeant, wardPlaces } from "../named-places.ts";
import type { Area, ProgrammeScheme } from "../programme-scheme.ts";
import { programmesCrumb, programmesTitle } from "./crumb.ts";

/** As everybody reads it: of a group so small a number would tell about a child. */
const peopleWords = (count: number): string =>
  count > 0 && count < smallest ? fewerThan() : String(count);

/** A child who tells: the ordinary way, as whoever heard it, and never counted here. */
export const ChildTells = (): VNode => (
  <InsetText>
    <p class="govuk-body">
      A child who told something during or after a session: send it to the MASH now, in one step. It
      is a concern like any other. It is not kept with the session, and it is not counted by school,
      session or provider.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="/concerns/new">
        Raise a concern
      </a>
    </p>
  </InsetText>
);

type ListPage = {
  readonly shown: ShownBy<typeof programmeList>;
  readonly mayKeep: boolean;
};

export const programmesPage = ({ shown, mayKeep }: ListPage): View =>
  trainingPage({
    heading: programmesTitle,
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          For children, young people and parents, in schools, colleges and communities. Numbers of
          people, and nobody’s name.
        </p>
        <Links>
          <LinkTo href={trainingPaths.reach} text="Who had a programme, and who had none" />
          <LinkTo
            href={trainingPaths.parenting}
            text="Parenting programmes: is exploitation in them"
          />
          <LinkTo href={trainingPaths.practices} text="Practice taken over from other work" />
          {mayKeep && <LinkTo href={trainingPaths.newProgramme} text="Add a programme" />}
        </Links>
        <ListTables
          shown={shown}
          cells={{
            name: ({ programmeId, name }) => (
              <a class="govuk-link" href={trainingPaths.programme(programmeId)}>
                {name}
              </a>
            ),
            kind: ({ kind }) => nameIn(shown.around.scheme.kinds, kind),
            provider: ({ provider }) => provider ?? "The partnership or the school",
            visits: ({ visits }) => String(visits),
            last: ({ lastOn }) => (lastOn === null ? "Not yet" : formatDate(lastOn)),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });

type ProgrammePage = {
  readonly programme: Programme;
  readonly practices: readonly Practice[];
  /** Of a parenting programme: each time that a colleague saw it. */
  readonly seen: readonly Seen[] | undefined;
  readonly today: IsoDate;
  readonly shown: ShownBy<typeof visitList>;
  readonly mayKeep: boolean;
};

export function programmePage(page: ProgrammePage): View {
  const { programme, practices, seen, shown, mayKeep } = page;
  const { scheme, area } = shown.around;
  return trainingPage({
    heading: programme.name,
    crumbs: [programmesCrumb],
    width: "wide",
    children: (
      <>
        <SummaryList
          rows={[
            fact("Kind", nameIn(scheme.kinds, programme.kind)),
            fact("Provider", programme.provider ?? "The partnership or the school"),
            programme.area !== null && fact("Area", programme.area),
            fact("What it teaches", programme.about),
            practices.length > 0 &&
              fact("Practice taken over from other work", <PracticeLinks practices={practices} />),
          ]}
        />
        {seen && (
          <SeenPart
            seen={seen}
            programmeId={programme.programmeId}
            today={page.today}
            mayKeep={mayKeep}
          />
        )}
        <ChildTells />
        {mayKeep && (
          <Links>
            <LinkTo
              href={trainingPaths.newVisit(programme.programmeId)}
              text="Record that it was held"
            />
          </Links>
        )}
        <p class="govuk-body">{`${smallAreSaid()}.`}</p>
        <ListTables
          shown={shown}
          cells={{
            on: ({ visitId, heldOn }) => (
              <a class="govuk-link" href={trainingPaths.visit(visitId)}>
                {formatDate(heldOn)}
              </a>
            ),
            where: (visit) => whereWords(visit, { scheme, area }),
            age: ({ age }) => nameIn(scheme.ages, age),
            reached: ({ reached }) => peopleWords(reached),
            changed: ({ findings }) =>
              findings.findLast(({ stage }) => stage === "three-months")?.changed ??
              "Not asked yet",
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

const PracticeLinks = ({ practices }: Pick<ProgrammePage, "practices">): VNode => (
  <ul class="govuk-list">
    {practices.map(({ practiceId, name }) => (
      <LinkTo href={trainingPaths.practice(practiceId)} text={name} />
    ))}
  </ul>
);

type Named = { readonly scheme: ProgrammeScheme; readonly area: Area };

const whereWords = ({ setting, school, community, ward }: Visit, { scheme, area }: Named): string =>
  [
    school ?? nameIn(scheme.settings, setting),
    placeMeant(area.communities, community)?.name ?? community,
    placeMeant(wardPlaces(area), ward)?.name ?? ward,
  ]
    .filter((one) => one !== null)
    .join(", ");

const stageWords = {
  before: "Before",
  after: "Afterwards",
  "three-months": "At three months",
} as const;

const findingWords = ({ answered, know, changed }: Finding): string =>
  [
    answered < smallest ? `${fewerThan()} answered` : `${know} of ${answered} know who to ring`,
    changed,
  ]
    .filter((one) => one !== null)
    .join(". ");

const toldWords = { yes: "Yes", no: "No", "not-needed": "Not needed at this age" } as const;

type VisitPage = Named & {
  readonly visit: Visit;
  readonly mayKeep: boolean;
};

/** One time that a programme was held, with what came of it. */
export const visitPage = ({ visit, scheme, area, mayKeep }: VisitPage): View =>
  trainingPage({
    heading: `${visit.programme}, ${formatDate(visit.heldOn)}`,
    crumbs: [
      programmesCrumb,
      { text: visit.programme, href: trainingPaths.programme(visit.programmeId) },
    ],
    children: (
      <>
        <SummaryList
          rows={[
            fact("Where, or who for", whereWords(visit, { scheme, area })),
            fact("Age group", nameIn(scheme.ages, visit.age)),
            fact("People reached", peopleWords(visit.reached)),
            fact(
              "Withdrawn by parents",
              visit.withdrawn === null ? "Not recorded" : peopleWords(visit.withdrawn),
            ),
            fact("Parents told before", toldWords[visit.parentsTold]),
            ...visit.findings.map((one) => fact(stageWords[one.stage], findingWords(one))),
          ]}
        />
        {mayKeep && (
          <Links>
            <LinkTo href={trainingPaths.newFinding(visit.visitId)} text="Record what came of it" />
          </Links>
        )}
        <ChildTells />
      </>
    ),
  });

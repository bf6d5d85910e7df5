import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { points } from "../rate-outcomes.ts";
import { placeOn, ratingWord, type Rated, type RatingSet } from "../rating-reads.ts";

type Chart = { readonly sets: readonly RatingSet[] };
type Outcome = { readonly key: string; readonly name: string; readonly meaning: string };
type Who = "professional" | "child";

/** More would not be read on a phone; the table has all. */
const mostDrawn = 6;
const [width, height, left, right, top, bottom] = [340, 150, 34, 306, 30, 104];

/** How each outcome went, one small picture each, with the same in words under them. There is no total. */
export function OutcomeChart({ sets }: Chart): VNode {
  const outcomes = outcomesOf(sets);
  const drawn = sets.slice(-mostDrawn);
  return (
    <>
      <div class="app-outcomes">
        {outcomes.map((outcome) => (
          <OutcomePicture outcome={outcome} sets={drawn} />
        ))}
      </div>
      <p class="govuk-body app-secondary app-outcomes__key">
        Filled and joined by a line: how we see it. Open and joined by dashes: how the child sees
        it. What is not known has no mark. Higher is nearer to “
        {sets.at(-1)?.scheme.scale.at(-1)?.name}”.
      </p>
      <OutcomeTable sets={sets} />
    </>
  );
}

/** By the newest words; an outcome that only older ones had stands after them. */
function outcomesOf(sets: readonly RatingSet[]): readonly Outcome[] {
  const found = new Map<string, Outcome>();
  for (const { scheme } of sets.toReversed()) {
    for (const one of scheme.outcomes) if (!found.has(one.key)) found.set(one.key, one);
  }
  return [...found.values()];
}

const ratedIn = ({ rated }: RatingSet, key: string): Rated | undefined =>
  rated.find(({ outcome }) => outcome === key);

const xOf = (index: number, count: number): number =>
  count === 1 ? (left + right) / 2 : left + (index * (right - left)) / (count - 1);

type Mark = { readonly x: number; readonly y: number };

function marksOf(sets: readonly RatingSet[], key: string, who: Who): readonly Mark[] {
  return sets.flatMap((set, index) => {
    const place = placeOn(set, ratedIn(set, key)?.[who] ?? null);
    if (place === undefined) return [];
    const steps = Math.max(set.scheme.scale.length - 1, 1);
    const y = bottom - (place * (bottom - top)) / steps;
    // Both marks are seen where they stand at the same height.
    return [{ x: xOf(index, sets.length), y: who === "child" ? y + 5 : y - 5 }];
  });
}

function OutcomePicture({
  outcome,
  sets,
}: {
  outcome: Outcome;
  sets: readonly RatingSet[];
}): VNode {
  const id = `outcome-${outcome.key}`;
  return (
    <svg
      class="app-outcomes__picture"
      role="img"
      aria-labelledby={id}
      viewBox={`0 0 ${width} ${height}`}
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={id}>{`${outcome.name}: ${wordsOf(sets, outcome.key)}`}</title>
      <text class="app-outcomes__name" x={2} y={16}>
        {outcome.name}
      </text>
      {[top - 2, bottom + 8].map((y) => (
        <line class="app-outcomes__edge" x1={left - 24} y1={y} x2={right + 24} y2={y} />
      ))}
      <Line marks={marksOf(sets, outcome.key, "professional")} who="professional" />
      <Line marks={marksOf(sets, outcome.key, "child")} who="child" />
      {sets.map(({ point }, index) => (
        <text
          class="app-outcomes__point"
          x={xOf(index, sets.length)}
          y={bottom + 30}
          text-anchor="middle"
        >
          {sets.length > 4 ? points[point].slice(0, 1) : points[point]}
        </text>
      ))}
    </svg>
  );
}

function Line({ marks, who }: { marks: readonly Mark[]; who: Who }): VNode {
  return (
    <g class={`app-outcomes__line app-outcomes__line--${who}`}>
      {marks.length > 1 && (
        <polyline points={marks.map(({ x, y }) => `${x},${y}`).join(" ")} fill="none" />
      )}
      {marks.map(({ x, y }) => (
        <circle cx={x} cy={y} r={6} />
      ))}
    </g>
  );
}

const wordsOf = (sets: readonly RatingSet[], key: string): string =>
  sets
    .map((set) => {
      const one = ratedIn(set, key);
      const ours = ratingWord(set, one?.professional ?? null, "not known");
      const theirs = ratingWord(set, one?.child ?? null, "did not say");
      return `${points[set.point]}, we say ${ours}, the child says ${theirs}`;
    })
    .join("; ");

function OutcomeTable({ sets }: Chart): VNode {
  return (
    <SortableTable
      caption="The same in words"
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "outcome", text: "Outcome" },
        ...sets.map(({ setId, point, ratedOn }) => ({
          key: setId,
          text: `${points[point]}, ${formatDate(ratedOn)}`,
        })),
      ]}
      groups={[
        {
          rows: outcomesOf(sets).map(({ key, name, meaning }) => ({
            outcome: (
              <>
                {name}
                <span class="app-line app-secondary">{meaning}</span>
              </>
            ),
            ...Object.fromEntries(sets.map((set) => [set.setId, <Cell set={set} of={key} />])),
          })),
        },
      ]}
    />
  );
}

function Cell({ set, of }: { readonly set: RatingSet; readonly of: string }): VNode {
  const one = ratedIn(set, of);
  return (
    <>
      {`We: ${ratingWord(set, one?.professional ?? null, "Not known")}`}
      <span class="app-line">
        {`The child: ${ratingWord(set, one?.child ?? null, "Did not say")}`}
      </span>
      {one?.restsOn && <span class="app-line app-secondary app-verbatim">{one.restsOn}</span>}
    </>
  );
}

import type { VNode } from "preact";
import { daysBetween, formatDate } from "../../kernel/dates.ts";

/**
 * From this day on the value was the one whose lane this is, until the next step. `said` is what it was
 * called then, where the lane has another name today.
 */
export type HistoryStep = { readonly on: string; readonly lane: string; readonly said?: string };

type HistoryChartProps = {
  /** What is drawn: "Level over time". */
  readonly caption: string;
  /** Every value, the heaviest first. A step in no lane gets one at the foot. */
  readonly lanes: readonly string[];
  /** The oldest first. */
  readonly steps: readonly HistoryStep[];
  readonly until: string;
};

const [width, row] = [1000, 40];

/**
 * How a value changed, as one line of steps from the first day until now. It says nothing that a table
 * beside it does not: how long each value stood is what the eye finds faster here.
 */
export function HistoryChart({ caption, lanes, steps, until }: HistoryChartProps): VNode | null {
  const [first] = steps;
  if (!first) return null;
  const shown = [...new Set([...lanes, ...steps.map(({ lane }) => lane)])];
  const across = xOf(first.on, until);
  const points = steps.map(({ on, lane }) => ({ x: across(on), y: yOf(shown.indexOf(lane)) }));
  return (
    <figure class="app-history">
      <figcaption class="govuk-visually-hidden">{inWords(caption, steps)}</figcaption>
      <ul class="app-history__lanes" aria-hidden="true">
        {shown.map((lane) => (
          <li class="app-history__lane">{named(lane, steps)}</li>
        ))}
      </ul>
      <svg
        class="app-history__picture"
        viewBox={`0 0 ${width} ${shown.length * row}`}
        height={`${shown.length * 1.75}rem`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {shown.map((_, index) => (
          <path class="app-history__rule" d={`M0 ${yOf(index)}H${width}`} />
        ))}
        <path class="app-history__line" d={lineOf(points)} />
        {points.map(({ x, y }) => (
          <path class="app-history__dot" d={`M${x} ${y}h0`} />
        ))}
      </svg>
      <p class="app-history__days" aria-hidden="true">
        <span>{formatDate(first.on)}</span>
        <span>{formatDate(until)}</span>
      </p>
    </figure>
  );
}

const yOf = (lane: number): number => lane * row + row / 2;

/** Days as a place across the picture; where all is of one day, at its beginning. */
function xOf(from: string, until: string): (on: string) => number {
  const span = Math.max(1, daysBetween(from, until));
  return (on) => Math.round((Math.max(0, Math.min(span, daysBetween(from, on))) / span) * width);
}

const lineOf = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("") +
  `H${width}`;

/** The lane with every other name that a value in it had in its day: "High, Category 3". */
const named = (lane: string, steps: readonly HistoryStep[]): string =>
  [
    ...new Set([lane, ...steps.filter((one) => one.lane === lane).map((one) => one.said ?? lane)]),
  ].join(", ");

const inWords = (caption: string, steps: readonly HistoryStep[]): string =>
  `${caption}: ${steps
    .map(({ on, lane, said }) => `${said ?? lane} from ${formatDate(on)}`)
    .join(", ")}.`;

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { EducationScheme } from "../education-scheme.ts";
import type { Entry } from "../entry-reads.ts";
import { percentOf } from "../standing-entries.ts";

type Chart = { readonly periods: readonly Entry[]; readonly scheme: EducationScheme };

/** More would not be read on a phone; the table has all. */
const mostDrawn = 8;
const [width, top, bottom, left, right] = [340, 24, 124, 44, 332];

const heightOf = (percent: number): number => ((bottom - top) * percent) / 100;

/** A bar for each period, the newest last, with the two thresholds. The table beside it says the same. */
export function AttendanceChart({ periods, scheme }: Chart): VNode {
  const drawn = periods.slice(0, mostDrawn).toReversed();
  const step = (right - left) / Math.max(drawn.length, 3);
  const lines = [100 - scheme.persistentAbsence, 100 - scheme.severeAbsence];
  return (
    <svg
      class="app-attendance"
      role="img"
      aria-labelledby="attendance-title"
      viewBox={`0 0 ${width} 148`}
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="attendance-title">{`Attendance by period: ${drawn.map(wordsOf).join("; ")}`}</title>
      {lines.map((percent) => (
        <>
          <line
            class="app-attendance__threshold"
            x1={left}
            x2={right}
            y1={bottom - heightOf(percent)}
            y2={bottom - heightOf(percent)}
          />
          <text
            class="app-attendance__label"
            x={left - 4}
            y={bottom - heightOf(percent) + 5}
            text-anchor="end"
          >{`${String(percent)}%`}</text>
        </>
      ))}
      {drawn.map((one, index) => (
        <Bar entry={one} x={left + index * step + step * 0.15} barWidth={step * 0.7} />
      ))}
      <line class="app-attendance__ground" x1={left} x2={right} y1={bottom} y2={bottom} />
    </svg>
  );
}

type BarProps = { readonly entry: Entry; readonly x: number; readonly barWidth: number };

function Bar({ entry, x, barWidth }: BarProps): VNode {
  const percent = percentOf(entry) ?? 0;
  return (
    <>
      <rect
        class="app-attendance__bar"
        x={x}
        y={bottom - heightOf(percent)}
        width={barWidth}
        height={heightOf(percent)}
      />
      <text
        class="app-attendance__label"
        x={x + barWidth / 2}
        y={bottom - heightOf(percent) - 5}
        text-anchor="middle"
      >
        {Math.round(percent)}
      </text>
      <text
        class="app-attendance__label"
        x={x + barWidth / 2}
        y={bottom + 18}
        text-anchor="middle"
      >{`${entry.from.slice(8)}/${entry.from.slice(5, 7)}`}</text>
    </>
  );
}

const wordsOf = (one: Entry): string =>
  `${formatDate(one.from)} to ${formatDate(one.to ?? one.from)} ${String(percentOf(one) ?? 0)}%`;

import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { Table } from "../../../../ui/govuk/index.ts";
import type { Month } from "../contacts.ts";

const [width, top, bottom, left, right] = [340, 24, 124, 8, 332];

/** Concerns about the same child over a year: bars, and the same numbers in a table beside them. */
export function ContactsPart({ months }: { months: readonly Month[] }): VNode {
  const total = months.reduce((sum, { concerns }) => sum + concerns, 0);
  return (
    <section>
      <h2 class="govuk-heading-m">Concerns about this child in twelve months</h2>
      <p class="govuk-body">{`${counted(total, "concern")}, this one included.`}</p>
      <Bars months={months} />
      <Table
        caption="Concerns by month, the newest first"
        captionClasses="govuk-table__caption--s"
        head={[{ text: "Month" }, { text: "Concerns", format: "numeric" }]}
        rows={months
          .filter(({ concerns }) => concerns > 0)
          .toReversed()
          .map(({ month, concerns }) => [
            { text: monthText(month) },
            { text: String(concerns), format: "numeric" },
          ])}
      />
    </section>
  );
}

/** "November 2026" */
const monthText = (month: string): string => formatDate(`${month}-01`).replace(/^1 /, "");

function Bars({ months }: { months: readonly Month[] }): VNode {
  const most = Math.max(1, ...months.map(({ concerns }) => concerns));
  const step = (right - left) / months.length;
  const words = months.map(({ month, concerns }) => `${monthText(month)}: ${concerns}`).join("; ");
  return (
    <svg
      class="app-attendance"
      role="img"
      aria-labelledby="contacts-title"
      viewBox={`0 0 ${width} 148`}
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="contacts-title">{`Concerns by month: ${words}`}</title>
      {months.map(({ month, concerns }, index) => {
        const height = ((bottom - top) * concerns) / most;
        const x = left + index * step;
        return (
          <>
            <rect
              class="app-attendance__bar"
              x={x + step * 0.15}
              y={bottom - height}
              width={step * 0.7}
              height={height}
            />
            <text class="app-attendance__label" x={x + step / 2} y={142} text-anchor="middle">
              {monthText(month).charAt(0)}
            </text>
          </>
        );
      })}
      <line class="app-attendance__ground" x1={left} x2={right} y1={bottom} y2={bottom} />
    </svg>
  );
}

import type { VNode } from "preact";
import type { Explanation } from "../../../linkage/index.ts";
import { InsetText, Table } from "../../../ui/govuk/index.ts";
import { ReasonList } from "../../../ui/layout/index.ts";
import { changesOf, linesOf, sidesOf, sumInWords, type Line } from "../explained.ts";

/** How a comparison was worked out: in words, as a picture, as a table, and what would change it. */
export function HowWorkedOut({ explanation }: { readonly explanation: Explanation }): VNode {
  const lines = linesOf(explanation);
  const { speaksFor, speaksAgainst } = sidesOf(explanation);
  const changes = changesOf(explanation);
  return (
    <>
      <InsetText>{`${sumInWords(explanation.score)}. A person decides.`}</InsetText>
      <h2 class="govuk-heading-m">In words, the strongest first</h2>
      <div class="app-reasons">
        <ReasonList title="For one child" reasons={speaksFor} none="Nothing speaks for it." />
        <ReasonList title="Against" reasons={speaksAgainst} none="Nothing speaks against it." />
      </div>
      <h2 class="govuk-heading-m">What would change it</h2>
      {changes.length === 0 ? (
        <p class="govuk-body">
          Nothing that is still unknown would change this alone. Only a correction of what is
          recorded would.
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {changes.map((change) => (
            <li>{change}</li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">In numbers</h2>
      <p class="govuk-body">
        Each step is counted in bits: one bit more makes one child twice as likely, one bit less
        half. Zero is even. The numbers are learned from invented records, and how rare a name is
        counts.
      </p>
      <Waterfall lines={lines} sum={explanation.score} />
      <Table
        caption="Step by step"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[{ text: "Compared" }, { text: "Found" }, { text: "Bits", format: "numeric" }]}
        rows={[
          ...lines.map(({ name, found, bits }) => [
            { text: name },
            { text: found },
            { text: signed(bits), format: "numeric" as const },
          ]),
          [
            { text: "In all" },
            { text: sumInWords(explanation.score) },
            { text: signed(explanation.score), format: "numeric" as const },
          ],
        ]}
      />
    </>
  );
}

/** With a real minus, and never "-0.0". */
const signed = (bits: number): string => {
  const text = Math.abs(bits).toFixed(1);
  if (text === "0.0") return text;
  return bits < 0 ? `−${text}` : `+${text}`;
};

const [width, row, left, right] = [340, 34, 8, 332];

/** Each step begins where the one before ended; the table under it says the same. */
function Waterfall({
  lines,
  sum,
}: {
  readonly lines: readonly Line[];
  readonly sum: number;
}): VNode {
  const ends = lines.map((_, at) =>
    lines.slice(0, at + 1).reduce((all, { bits }) => all + bits, 0),
  );
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (bits: number): number =>
    left + ((bits - least) * (right - left)) / Math.max(1, most - least);
  const height = (lines.length + 1) * row;
  return (
    <svg
      class="app-waterfall"
      role="img"
      aria-labelledby="waterfall"
      viewBox={`0 0 ${width} ${height}`}
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="waterfall">
        {`Steps from what is usual to ${signed(sum)} bits; the table says each of them`}
      </title>
      <line class="app-waterfall__even" x1={x(0)} y1={0} x2={x(0)} y2={height} />
      {lines.map((line, at) => (
        <Bar text={line.name} from={x(ends[at - 1] ?? 0)} to={x(ends[at] ?? 0)} top={at * row} />
      ))}
      <Bar text="In all" from={x(0)} to={x(sum)} top={lines.length * row} isSum />
    </svg>
  );
}

type BarProps = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly isSum?: boolean;
};

function Bar({ text, from, to, top, isSum = false }: BarProps): VNode {
  const kind = isSum ? "sum" : to >= from ? "for" : "against";
  return (
    <g>
      <text class="app-waterfall__name" x={left} y={top + 12}>
        {text}
      </text>
      <rect
        class={`app-waterfall__bar app-waterfall__bar--${kind}`}
        x={Math.min(from, to)}
        y={top + 16}
        width={Math.max(1, Math.abs(to - from))}
        height={12}
      />
    </g>
  );
}

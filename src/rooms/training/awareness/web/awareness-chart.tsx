import type { VNode } from "preact";
import { percentOf, type AwarenessLine } from "../awareness.ts";

const [width, row, bar] = [416, 80, 12];

/** Two bars for each line, before and after. It says nothing that the table beside it does not. */
export function AwarenessChart({
  lines,
}: {
  readonly lines: readonly AwarenessLine[];
}): VNode | null {
  const shown = lines.filter(({ before, after }) => before !== null && after !== null).slice(0, 20);
  if (shown.length === 0) return null;
  return (
    <figure class="govuk-!-margin-0 govuk-!-margin-bottom-6">
      <svg
        viewBox={`0 0 ${width} ${shown.length * row}`}
        class="app-attendance"
        role="img"
        aria-label="Who knew who to ring before and after, in per cent. The table below says the same."
      >
        {shown.map((line, at) => (
          <Pair line={line} top={at * row} />
        ))}
      </svg>
    </figure>
  );
}

const across = (percent: number): number => Math.round((percent * width) / 100);

function Pair({ line, top }: { readonly line: AwarenessLine; readonly top: number }): VNode {
  const { campaign, body, asked } = line;
  const before = percentOf(line.before, asked) ?? 0;
  const after = percentOf(line.after, asked) ?? 0;
  return (
    <g>
      <text x="0" y={top + 14} font-size="14">
        {campaign}
      </text>
      <text x="0" y={top + 32} font-size="14">
        {`${body === "" ? "" : `${body}: `}${before}% before, ${after}% after`}
      </text>
      <rect x="0" y={top + 40} width={width} height={bar} fill="#f3f2f1" />
      <rect x="0" y={top + 40} width={across(before)} height={bar} fill="#b1b4b6" />
      <rect x="0" y={top + 56} width={width} height={bar} fill="#f3f2f1" />
      <rect x="0" y={top + 56} width={across(after)} height={bar} fill="#1d70b8" />
    </g>
  );
}

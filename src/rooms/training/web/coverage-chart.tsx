import type { VNode } from "preact";
import type { ShownLine } from "../withhold-small.ts";

const [width, row, bar] = [416, 50, 12];

type Props = {
  readonly lines: readonly ShownLine[];
  readonly audiences: readonly { readonly key: string; readonly name: string }[];
};

/** Coverage as bars with a mark at the target. It says nothing that the table beside it does not. */
export function CoverageChart({ lines, audiences }: Props): VNode | null {
  const shown = lines.filter(({ percent }) => percent !== null).slice(0, 30);
  if (shown.length === 0) return null;
  return (
    <figure class="govuk-!-margin-0 govuk-!-margin-bottom-6">
      <svg
        viewBox={`0 0 ${width} ${shown.length * row}`}
        class="app-attendance"
        role="img"
        aria-label="Coverage in per cent, with a mark at the target. The table below says the same."
      >
        {shown.map((line, at) => (
          <Bar
            line={line}
            audience={audiences.find(({ key }) => key === line.audience)?.name}
            top={at * row}
          />
        ))}
      </svg>
    </figure>
  );
}

const across = (percent: number): number => Math.round((percent * width) / 100);

const Bar = ({
  line: { name, percent, target },
  audience,
  top,
}: {
  readonly line: ShownLine;
  readonly audience: string | undefined;
  readonly top: number;
}): VNode => (
  <g fill="currentColor">
    <text x="0" y={top + 13} font-size="13">
      {`${name}: ${percent ?? 0} %`}
    </text>
    <text x="0" y={top + 28} font-size="13">
      {`${audience === undefined ? "" : `${audience}, `}target ${target} %`}
    </text>
    <rect x="0" y={top + 33} width={width} height={bar} opacity="0.15" />
    <rect x="0" y={top + 33} width={across(percent ?? 0)} height={bar} opacity="0.7" />
    <rect x={Math.max(0, across(target) - 3)} y={top + 30} width="3" height={bar + 6} />
  </g>
);

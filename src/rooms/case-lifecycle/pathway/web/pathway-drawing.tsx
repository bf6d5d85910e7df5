import type { VNode } from "preact";
import { withinWords } from "../../../../kernel/day-clock.ts";
import type { Pathway, Place } from "../../../child-record/index.ts";
import type { Stage } from "../conditions.ts";

/** What is said of a stage for one child; absent where the pathway itself is drawn. */
export type DrawnPlace = { readonly place: Place; readonly words: string };

type Drawing = {
  readonly pathway: Pathway;
  /** Says the whole picture to who does not see it. */
  readonly title: string;
  readonly placeOf?: (stage: Stage) => DrawnPlace;
};

const [width, row, rail, textLeft] = [340, 84, 26, 60];

/**
 * The stages one under the other, as one picture. The words beside it say the same and more, so that
 * nothing stands in the picture alone; where a child is, is drawn and written.
 */
export function PathwayDrawing({ pathway, title, placeOf }: Drawing): VNode {
  const { stages } = pathway;
  const height = stages.length * row + 8;
  return (
    <svg
      class="app-pathway__drawing"
      role="img"
      aria-labelledby="pathway-drawing"
      viewBox={`0 0 ${width} ${height}`}
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="pathway-drawing">{title}</title>
      <line class="app-pathway__rail" x1={rail} y1={30} x2={rail} y2={height - row + 22} />
      {stages.map((stage, index) => (
        <StageMark stage={stage} index={index} drawn={placeOf?.(stage)} />
      ))}
    </svg>
  );
}

type Mark = {
  readonly stage: Stage;
  readonly index: number;
  readonly drawn: DrawnPlace | undefined;
};

function StageMark({ stage, index, drawn }: Mark): VNode {
  const top = index * row + 4;
  const state = drawn?.place ?? "plain";
  const second = drawn?.words ?? stage.who ?? stage.meaning;
  return (
    <g class={`app-pathway__stage app-pathway__stage--${state}`}>
      {state === "here" && (
        <rect class="app-pathway__here" x={2} y={top} width={width - 4} height={row - 10} rx={4} />
      )}
      <circle class="app-pathway__dot" cx={rail} cy={top + 26} r={17} />
      <text class="app-pathway__number" x={rail} y={top + 32} text-anchor="middle">
        {index + 1}
      </text>
      <text class="app-pathway__name" x={textLeft} y={top + 24}>
        {stage.name}
      </text>
      {linesOf(second).map((line, place) => (
        <text class="app-pathway__who" x={textLeft} y={top + 42 + place * 16}>
          {line}
        </text>
      ))}
      {stage.within && (
        <text class="app-pathway__within" x={width - 8} y={top + 24} text-anchor="end">
          {withinWords(stage.within)}
        </text>
      )}
    </g>
  );
}

const mostInALine = 38;
const mostLines = 2;

/** Words on at most two lines: a picture does not break them by itself. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= mostInALine)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ""} …`];
}

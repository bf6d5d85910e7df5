import { expect, test } from "vitest";
import { audioKindOf } from "./audio-kind.ts";

const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) =>
      typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from([part]),
    ),
    Buffer.alloc(32),
  ]);

test.each([
  ["an iPhone’s memo", bytes(0, 0, 0, 28, "ftypM4A "), "audio/mp4"],
  ["an Android’s", bytes(0, 0, 0, 24, "ftyp3gp4"), "audio/mp4"],
  ["Opus", bytes("OggS"), "audio/ogg"],
  ["a browser’s", bytes(0x1a, 0x45, 0xdf, 0xa3, "____webm"), "audio/webm"],
  ["a wave", bytes("RIFF____WAVEfmt "), "audio/wav"],
  ["a tagged MP3", bytes("ID3"), "audio/mpeg"],
  ["a bare MP3", bytes(0xff, 0xfb), "audio/mpeg"],
  ["another Matroska", bytes(0x1a, 0x45, 0xdf, 0xa3, "matroska"), undefined],
  ["a picture", bytes(0xff, 0xd8, 0xff, 0xe0), undefined],
  ["a picture of Apple’s", bytes(0, 0, 0, 24, "ftypheic"), undefined],
  ["a video in AVI", bytes("RIFF____AVI "), undefined],
  ["a page", bytes("<!doctype html><script>"), undefined],
  ["a PDF", bytes("%PDF-1.7"), undefined],
  ["next to nothing", Buffer.from("OggS"), undefined],
])("%s", (_what, content, kind) => {
  expect(audioKindOf(content)).toBe(kind);
});

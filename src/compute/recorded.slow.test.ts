import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { formatProblem, type Problem } from '#book/problem.ts';
import { labProgram } from './lab-program.ts';
import { readRecord, recordProblem } from './recorded.ts';
import { recordedClaims } from './recorded-claims.ts';
import { recordedFrame } from './recorded-frame.ts';

const none = (problem: Problem | undefined) =>
  assert.equal(problem, undefined, problem && formatProblem(problem));

/** Whether a record is of the programs of today; e2e/labs/labs.spec.ts compares the frames of labs with what a browser computes. */
for (const file of globSync('content/questions/*/lab/lab.ts').sort())
  test(`the frame that is recorded beside ${file} is of that lab`, async () => {
    const { file: record, source } = recordedFrame(await labProgram(resolve(dirname(file))));
    assert.equal(readRecord(record)?.source, source);
  });

for (const file of globSync('content/{questions,pages}/*/{live,line}/lab.ts').sort())
  test(`${file} computes the frame that is recorded beside it`, async () =>
    none(await recordProblem(recordedFrame(await labProgram(resolve(dirname(file)))))));

// The hash in a record tells whether its programs have changed; `record` tries every draw, which takes minutes.
for (const file of globSync('content/{questions,pages}/*/claims.ts').sort())
  test(`${file} comes out as is recorded beside it, in one draw of four`, async () =>
    none(await recordProblem(recordedClaims(await labProgram(resolve(dirname(file)), 'claims.ts'), 4))));

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '#book/problem.ts';
import { labProgram } from './lab-program.ts';
import { recordProblem } from './recorded-frame.ts';

for (const file of globSync('content/{questions,pages}/*/live/lab.ts').sort())
  test(`${file} computes the frame that is recorded beside it`, async () => {
    const problem = await recordProblem(await labProgram(resolve(dirname(file))));
    assert.equal(problem, undefined, problem && formatProblem(problem));
  });

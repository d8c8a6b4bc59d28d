/** Writes lab/asked.json, what the stage shows of the passages: node --import ../../../bench/find-kit.ts record.mjs, and npm run format. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readTable } from '../../passages/sentences.ts';
import { askedFrom } from './lab/asked.ts';

const read = (name) => readFileSync(new URL(`../../passages/${name}`, import.meta.url));
const { buffer, byteOffset, length } = read('lists.bin');
const table = (name) => readTable(read(`${name}.tsv`).toString());
const asked = askedFrom(buffer.slice(byteOffset, byteOffset + length), table('questions'), table('passages'));
writeFileSync(new URL('lab/asked.json', import.meta.url), `${JSON.stringify(asked)}\n`);

/** Plants errors in the settings of a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from './planted.testing.ts';

const planted: [name: string, edits: [string, string, string][], expected: RegExp[]][] = [
  [
    'a field that a book cannot set',
    [['book.yaml', 'topics:', 'fonts: { body: Lato }\ntopics:']],
    [/book\.yaml:5:1\n {2}Unknown field "fonts"/, /one of name, tagline/, /fix: remove it/],
  ],
  [
    'a field of a book that is mistyped',
    [['book.yaml', 'topics:', 'acent: "#0a7068"\ntopics:']],
    [/"acent"[\s\S]*did you mean "accent"\?/],
  ],
  [
    'a service that is not known',
    [['book.yaml', 'topics:', 'analytics: { service: pixels }\ntopics:']],
    [
      /book\.yaml:5:\d+\n {2}The field "analytics\.service" is "pixels"/,
      /one of plausible, goatcounter, umami/,
    ],
  ],
  [
    'a service without its address',
    [['book.yaml', 'topics:', 'analytics: { service: umami, site: a }\ntopics:']],
    [/"analytics\.origin" is missing/, /where you run it, such as https:/, /add a line "origin: …"/],
  ],
  [
    'an address that is more than an origin',
    [['book.yaml', 'topics:', 'analytics: { service: goatcounter, origin: "https://a.example/x" }\ntopics:']],
    [/"analytics\.origin" is not an origin such as https:\/\/stats\.example\.org: "https:\/\/a\.example\/x"/],
  ],
  [
    'comments without their category',
    [['book.yaml', 'topics:', 'comments: { service: giscus, repository: a/b, repositoryId: R }\ntopics:']],
    [/"comments\.category" is missing/, /"comments\.categoryId" is missing/],
  ],
];
for (const [name, edits, expected] of planted)
  test(`${name} is reported with its place and what to do`, () => {
    const text = report(edits);
    for (const pattern of expected) assert.match(text, pattern);
  });

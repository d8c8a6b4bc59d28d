/** The set-up of Orama's documentation: a schema, boosts and one slip for each word. */
export const schema = {
  url: 'string',
  title: 'string',
  answer: 'string',
  aliases: 'string',
  headings: 'string',
  body: 'string',
} as const;

export const parameters = {
  properties: ['title', 'aliases', 'headings', 'body'] as ('title' | 'aliases' | 'headings' | 'body')[],
  boost: { title: 3, aliases: 2, headings: 1.5 },
  tolerance: 1,
  limit: 10,
};

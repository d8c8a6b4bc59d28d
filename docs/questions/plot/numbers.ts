/** Share of light that glass lets through, by its thickness in cm. */
export const through = (): [number, number][] =>
  Array.from({ length: 21 }, (_, cm) => [cm, 0.92 * Math.exp(-0.02 * cm)]);

/** What becomes of light at a pane, in percent. */
export const shares = () => [
  {
    label: 'One pane',
    segments: [
      { label: 'goes through', value: 92, role: 'ray' },
      { label: 'is thrown back', value: 8, role: 'plain' },
    ],
  },
];

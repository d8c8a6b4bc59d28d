import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseProps } from './part-props.ts';

test('a role that a program computes is a name, which stands in classes of a drawing', () => {
  const plot = (role: string) =>
    parseProps(
      'Plot',
      {
        id: 'p',
        title: 't',
        alt: 'a',
        x: { label: 'x' },
        y: { label: 'y' },
        series: [{ label: 'l', role, points: [[1, 2]] }],
      },
      'page.mdx',
    );
  assert.equal(plot('heat-2').series[0]!.role, 'heat-2');
  assert.throws(
    () => plot('"><script src="/a.txt"></script>'),
    /page\.mdx: <Plot>[^]*series\.0\.role: is not a valid/,
  );
});

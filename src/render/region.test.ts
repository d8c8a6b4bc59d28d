import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutRegion, regionNames } from './region.ts';

const source =
  'import x\n\n# region fit\ndef fit():\n    # region inner\n    return 1\n    # endregion inner\n# endregion fit\n';

test('a region is cut and dedented, without marker lines', () => {
  assert.equal(cutRegion(source, 'inner'), 'return 1');
  assert.equal(cutRegion(source, 'fit'), 'def fit():\n    return 1');
  assert.equal(cutRegion(source), 'import x\n\ndef fit():\n    return 1');
  assert.deepEqual(regionNames(source), ['fit', 'inner']);
});

test('a wrong or unclosed region is an error that names those there are', () => {
  assert.throws(() => cutRegion(source, 'fitt'), /no region "fitt"; the file marks "fit", "inner"/);
  assert.throws(() => cutRegion('// region a\nx\n', 'a'), /not closed/);
});

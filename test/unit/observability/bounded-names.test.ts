import { createBoundedNames } from '../../../src/observability/measure.js';

test('names that are one too many are one name, and known names stay', () => {
  const toLabel = createBoundedNames(['Known'], 2);
  expect(['A', 'B', 'C', 'A', 'Known', 'D'].map(toLabel)).toEqual(['A', 'B', 'other', 'A', 'Known', 'other']);
});

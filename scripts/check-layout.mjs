/** `node scripts/check-layout.mjs [folder]`: fails with a sentence for everything in `src` that breaks the layout. */
import { findLayoutProblems, findMissingAdapterFiles, readLayout } from './layout.mjs';

const layout = readLayout(process.argv[2] ?? 'src');
const problems = [...findLayoutProblems(layout), ...findMissingAdapterFiles(layout)];
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

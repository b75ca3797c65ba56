import { ConfigError } from './config/config-error.js';
import { findDescriptorProblems, readDescriptorLimit } from './config/read-descriptor-limit.js';

const problems = findDescriptorProblems(readDescriptorLimit());
if (problems.length > 0) {
  console.error(new ConfigError(problems).message);
  process.exit(1);
}
// Imported after the check: loading the program opens some 300 files at once, and fails without a useful message.
await import('./app/run-gateway.js');

import { ConfigError } from './config/config-error.js';
import { findDescriptorProblems, readDescriptorLimit } from './config/read-descriptor-limit.js';
import { VERSION } from './config/version.js';

if (process.argv[2] === '--version') {
  console.log(VERSION);
  process.exit(0);
}
const problems = findDescriptorProblems(readDescriptorLimit());
if (problems.length > 0) {
  console.error(new ConfigError(problems).message);
  process.exit(1);
}
// Imported after the check: loading the program opens some 300 files at once, and fails without a useful message.
await import('./app/run-gateway.js');

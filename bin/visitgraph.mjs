#!/usr/bin/env node
/** The analytics commands: `visitgraph --help`. */
process.argv.splice(2, 0, 'analytics');
await import('../scripts/start.mjs');

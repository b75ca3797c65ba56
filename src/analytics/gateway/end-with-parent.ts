/**
 * Loaded into a gateway that a command has started: when the command is gone, however it went, the gateway ends too.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

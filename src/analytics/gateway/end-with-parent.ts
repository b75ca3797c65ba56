/**
 * Loaded into a gateway that a command has started. It ends the gateway when the command ends in any way.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
